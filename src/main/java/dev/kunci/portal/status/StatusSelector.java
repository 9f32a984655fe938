package dev.kunci.portal.status;

import com.vaadin.flow.component.html.Div;
import dev.kunci.approval.Decision;
import dev.kunci.approval.Result;
import dev.kunci.portal.feedback.Notices;
import dev.kunci.portal.text.ActorLabels;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.text.Times;
import dev.kunci.registry.change.StatusSnapshot;
import dev.kunci.shared.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The one place of a view where a status is decided: opens the drop-down and reports the result of the decision. */
public class StatusSelector extends Div {

    private final transient DecisionRunner runner;
    private final transient DecisionHost host;
    private final Map<UUID, String> drafts = new HashMap<>();
    private @Nullable StatusDropDown dropDown;
    private transient Runnable closed = () -> {};

    public StatusSelector(DecisionRunner runner, DecisionHost host) {
        this.runner = runner;
        this.host = host;
    }

    /** Shows the drop-down at the button of this status; a reason typed before is still there. */
    public void open(DecidableStatus status) {
        keep();
        show(status, drafts.getOrDefault(status.id(), ""));
    }

    /** Keeps what has been typed for a status until it is opened again, even if others are opened meanwhile. */
    private void keep() {
        if (dropDown != null && !dropDown.draft().isBlank()) {
            drafts.put(dropDown.status().id(), dropDown.draft());
        } else if (dropDown != null) {
            drafts.remove(dropDown.status().id());
        }
    }

    /** @param closed is called when the drop-down has closed */
    public void whenClosed(Runnable closed) {
        this.closed = closed;
    }

    /**
     * Someone may have decided on this meanwhile: tells the person who is about to decide on it, and keeps what they
     * typed. An offer to undo what has been overtaken disappears.
     */
    public void heard(DecidableStatus now) {
        UndoNotice.heard(now);
        if (isOpened()) {
            StatusDropDown open = Objects.requireNonNull(dropDown);
            DecidableStatus seen = open.status();
            if (seen.id().equals(now.id())
                    && seen.standing().revision() != now.standing().revision()) {
                open.renew(now, stale(now.standing()));
            }
        }
    }

    public boolean isOpened() {
        return dropDown != null && dropDown.isOpened();
    }

    /** A new drop-down each time: one that the browser is still closing could not be opened again. */
    private StatusDropDown show(DecidableStatus status, String draft) {
        StatusDropDown next = new StatusDropDown(status, host.reasonsRequired(), draft, this::decide);
        dropDown = next;
        removeAll();
        add(next);
        next.addOpenedChangeListener(change -> {
            if (!change.isOpened()) {
                // One that is still there would take the focus, and the keys, from the next.
                remove(next);
                if (dropDown == next) {
                    closed.run();
                }
            }
        });
        next.open();
        return next;
    }

    private void decide(StatusDropDown from, Decision decision) {
        runner.decide(host, decision, result -> report(from, result));
    }

    private void report(StatusDropDown from, Result result) {
        DecidableStatus before = from.status();
        switch (result.kind()) {
            case APPLIED -> {
                forget(from);
                UndoNotice.show(
                        Texts.of("status.changed", before.name(), word(before.standing()), word(now(result))),
                        List.of(result),
                        () -> runner.undo(host, List.of(result)));
            }
            case ALREADY -> {
                forget(from);
                Notices.done(Texts.of(
                        "status.already",
                        before.name(),
                        word(now(result)),
                        ActorLabels.by(now(result).by())));
            }
            case STALE -> again(from, before.now(now(result)), stale(now(result)));
            case REFUSED, UNKNOWN -> {
                Refusal refusal = Objects.requireNonNull(result.refusal());
                if (refusal instanceof Refusal.Invalid) {
                    again(from, before, Texts.refusal(refusal));
                } else {
                    Notices.refused(refusal);
                }
            }
        }
    }

    /**
     * Lets the person decide again with what they typed; if they have opened another status by now, they are only told.
     */
    private void again(StatusDropDown from, DecidableStatus now, String saying) {
        if (isOpened()) {
            Notices.error(Texts.of("status.bulk.line", now.name(), saying));
        } else {
            show(now, from.draft()).message(saying);
        }
    }

    /** The typed reason has been used. */
    private void forget(StatusDropDown used) {
        drafts.remove(used.status().id());
        if (dropDown == used) {
            dropDown = null;
        }
    }

    private static StatusSnapshot now(Result result) {
        return Objects.requireNonNull(result.now());
    }

    private static String word(StatusSnapshot snapshot) {
        return StatusLabels.of(snapshot.status());
    }

    private static String stale(StatusSnapshot now) {
        return Texts.of("status.stale", now.by(), word(now), Times.minute(now.since()));
    }
}
