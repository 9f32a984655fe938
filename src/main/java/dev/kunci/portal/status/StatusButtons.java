package dev.kunci.portal.status;

import com.vaadin.flow.component.Component;
import dev.kunci.operators.Actor;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** The statuses on a page. Each is a button where this person decides; knows which have a decision in progress. */
public class StatusButtons implements DecisionHost {

    private final Map<UUID, StatusButton> buttons = new HashMap<>();
    private final Set<UUID> busy = new HashSet<>();
    private final Decider page;
    private final Runnable reload;
    private Consumer<DecidableStatus> open = _ -> {};

    /** @param reload reads and draws the page again, because a decision at one level affects those below */
    public StatusButtons(Decider page, Runnable reload) {
        this.page = page;
        this.reload = reload;
    }

    /** @param open shows the drop-down of a button */
    public void onClick(Consumer<DecidableStatus> open) {
        this.open = open;
    }

    @Override
    public Actor actor() {
        return page.actor();
    }

    @Override
    public boolean reasonsRequired() {
        return page.reasonsRequired();
    }

    /**
     * A status as this person sees it: a selector if they decide, else text.
     *
     * @param blocked whether a gate above is shut
     */
    public Component of(DecidableStatus status, boolean blocked, boolean decides) {
        if (decides) {
            StatusButton button = new StatusButton(status, blocked, open);
            buttons.put(status.id(), button);
            if (busy.contains(status.id())) {
                button.takingEffect();
            }
            return button;
        }
        StatusText text = new StatusText(status.standing().status());
        return blocked ? text.blocked() : text;
    }

    /** Forgets the buttons before the page is drawn again. */
    public void clear() {
        buttons.clear();
    }

    @Override
    public void takingEffect(Set<UUID> targets) {
        busy.addAll(targets);
        buttons.forEach((id, button) -> {
            if (targets.contains(id)) {
                button.takingEffect();
            }
        });
    }

    /** Enables the buttons, draws the page again, and keeps the focus. */
    @Override
    public void settled(Set<UUID> targets) {
        busy.removeAll(targets);
        targets.stream().map(buttons::get).filter(Objects::nonNull).forEach(StatusButton::settled);
        reload.run();
        targets.stream().map(buttons::get).filter(Objects::nonNull).findFirst().ifPresent(StatusButton::focusIfLost);
    }
}
