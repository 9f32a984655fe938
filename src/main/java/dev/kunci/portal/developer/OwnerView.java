package dev.kunci.portal.developer;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.NavigationTrigger;
import com.vaadin.flow.router.NotFoundException;
import dev.kunci.audit.About;
import dev.kunci.operators.Actor;
import dev.kunci.portal.audit.History;
import dev.kunci.portal.form.LeaveDialog;
import dev.kunci.portal.layout.Address;
import dev.kunci.portal.layout.Entrance;
import dev.kunci.portal.layout.OrganizationView;
import dev.kunci.portal.layout.Texts;
import dev.kunci.portal.status.Deciding;
import dev.kunci.portal.status.StatusButtons;
import dev.kunci.portal.status.StatusScreen;
import dev.kunci.portal.status.StatusSelector;
import dev.kunci.registry.Target;
import dev.kunci.review.OwnerDetails;
import dev.kunci.shared.Refusal;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One developer or app group: its details, its apps with a decision at every level, its history. */
public abstract class OwnerView extends OrganizationView implements OwnerPage, StatusScreen, BeforeLeaveObserver {

    static final String OWNER = "owner";

    private final transient OwnerKind kind;
    private final transient OwnerDesk desk;
    private final StatusSelector selector;
    private final transient StatusButtons statuses;
    private final Tabs bar = new Tabs();
    private final Div content = new Div();
    private OwnerTab tab = OwnerTab.DETAILS;
    private transient @Nullable OwnerDetails owner;
    private transient @Nullable Parts parts;

    /** What the page consists of; one part is seen at a time, and what was typed in another is kept. */
    private record Parts(OwnerHeader header, OwnerForm form, AccessPart access, History history) {

        void show(OwnerTab tab) {
            form.setVisible(tab == OwnerTab.DETAILS);
            access.setVisible(tab == OwnerTab.APPS);
            history.setVisible(tab == OwnerTab.HISTORY);
        }
    }

    OwnerView(OwnerKind kind, Entrance entrance, OwnerDesk desk, Deciding deciding) {
        super(entrance);
        this.kind = kind;
        this.desk = desk;
        addClassName("app");
        content.addClassName("app-content");
        selector = new StatusSelector(deciding, this);
        statuses = new StatusButtons(selector::open);
        for (OwnerTab part : OwnerTab.values()) {
            bar.add(new Tab(Texts.of("owner.tab." + part.code())));
        }
        bar.addSelectedChangeListener(_ -> {
            OwnerTab chosen = OwnerTab.values()[bar.getSelectedIndex()];
            if (chosen != tab) {
                tab = chosen;
                parts().show(tab);
                Address.show(address(), tab.address(), false);
            }
        });
    }

    @Override
    protected void entered(BeforeEnterEvent event) {
        try {
            UUID id = UUID.fromString(event.getRouteParameters().get(OWNER).orElse(""));
            boolean other = parts == null || !owner().target().id().equals(id);
            owner = desk.reading().find(actor(), new Target(organization().id(), kind.level(), id));
            tab = OwnerTab.of(event.getLocation().getQueryParameters());
            bar.setSelectedIndex(tab.ordinal());
            if (other) {
                build();
            }
            draw();
        } catch (IllegalArgumentException | Refusal.NotFound unknown) {
            event.rerouteToError(NotFoundException.class);
        }
    }

    private void build() {
        Parts built = new Parts(
                new OwnerHeader(this),
                new OwnerForm(this),
                new AccessPart(this),
                new History(desk.records(), this::actor));
        parts = built;
        content.removeAll();
        content.add(built.form(), built.access(), built.history());
        removeAll();
        add(built.header(), bar, content, selector);
    }

    private void draw() {
        statuses.clear();
        parts().header().show();
        parts().form().show();
        parts().access().show();
        parts().show(tab);
        parts().history()
                .show(
                        place(),
                        About.owner(owner().target().id()),
                        owner().content().name());
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        boolean stays = owner != null
                && event.getTrigger() != NavigationTrigger.REFRESH_ROUTE
                && event.getNavigationTarget() == getClass()
                && event.getRouteParameters()
                        .get(OWNER)
                        .filter(owner.target().id().toString()::equals)
                        .isPresent();
        if (parts != null && !stays && parts.form().changed()) {
            new LeaveDialog(parts.form(), event.postpone()).open();
        }
    }

    @Override
    protected String title() {
        return owner == null ? kind.text("title") : owner.title();
    }

    private String address() {
        return kind.list(organization().name()) + "/" + owner().target().id();
    }

    private Parts parts() {
        return Objects.requireNonNull(parts, "not entered yet");
    }

    @Override
    public void reload() {
        try {
            owner = desk.reading().find(actor(), owner().target());
            draw();
        } catch (Refusal.NotFound deleted) {
            gone();
        }
    }

    @Override
    public void gone() {
        parts = null;
        getUI().ifPresent(ui -> ui.navigate(kind.list(organization().name())));
    }

    @Override
    public void takingEffect(Set<UUID> targets) {
        statuses.takingEffect(targets);
    }

    /** Shows everything anew, as a decision at one level shows at those below. */
    @Override
    public void settled(Set<UUID> targets) {
        statuses.settled(targets, this::reload);
    }

    @Override
    public OwnerDetails owner() {
        return Objects.requireNonNull(owner, "not entered yet");
    }

    @Override
    public OwnerKind kind() {
        return kind;
    }

    @Override
    public OwnerDesk desk() {
        return desk;
    }

    @Override
    public StatusButtons statuses() {
        return statuses;
    }

    @Override
    public Actor actor() {
        return super.actor();
    }

    @Override
    public boolean reasonsRequired() {
        return organization().reasonsRequired();
    }
}
