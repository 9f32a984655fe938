package dev.kunci.portal.developer;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import dev.kunci.audit.AuditScope;
import dev.kunci.portal.audit.History;
import dev.kunci.portal.form.TabbedView;
import dev.kunci.portal.form.UnsavedChanges;
import dev.kunci.portal.live.ChangeNotice;
import dev.kunci.portal.organization.OrganizationAccess;
import dev.kunci.portal.status.DecidableStatus;
import dev.kunci.portal.status.DecisionRunner;
import dev.kunci.portal.status.StatusButtons;
import dev.kunci.portal.status.StatusSelector;
import dev.kunci.registry.value.Target;
import dev.kunci.review.owner.OwnerDetails;
import dev.kunci.shared.Refusal;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One developer or app group: its details, its apps with a decision at every level, its history. */
public abstract class OwnerView extends TabbedView<OwnerTab> implements OwnerPage {

    static final String OWNER = "owner";

    private final transient OwnerKind kind;
    private final transient OwnerServices desk;
    private final StatusSelector selector;
    private final transient StatusButtons statuses;

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

    OwnerView(OwnerKind kind, OrganizationAccess entrance, OwnerServices desk, DecisionRunner deciding) {
        super(entrance, OwnerTab.values(), "owner.tab.", OWNER);
        this.kind = kind;
        this.desk = desk;
        addClassName("app");

        statuses = new StatusButtons(this, this::reload);
        selector = new StatusSelector(deciding, statuses);
        statuses.onClick(selector::open);
        selector.whenClosed(this::catchUp);
    }

    @Override
    protected void entered(BeforeEnterEvent event) {
        try {
            UUID id = UUID.fromString(event.getRouteParameters().get(OWNER).orElse(""));
            boolean other = parts == null || !owner().target().id().equals(id);
            owner = desk.reading().find(actor(), new Target(organization().id(), kind.level(), id));
            if (other) {
                build();
            }
            draw();
            choose(event.getLocation().getQueryParameters());
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
        content().removeAll();
        content().add(built.form(), built.access(), built.history());
        removeAll();
        add(built.header(), bar(), content(), selector);
    }

    private void draw() {
        statuses.clear();
        parts().header().show();
        parts().form().show();
        parts().access().show();
        parts().show(part());
        parts().history()
                .show(
                        context(),
                        AuditScope.owner(owner().target().id()),
                        owner().content().name());
    }

    @Override
    protected String title() {
        return owner == null ? kind.text("title") : owner.title();
    }

    @Override
    protected void show(OwnerTab shown, QueryParameters address) {
        parts().show(shown);
    }

    @Override
    protected @Nullable UUID thing() {
        return owner == null ? null : owner.target().id();
    }

    @Override
    protected @Nullable UnsavedChanges draft() {
        return parts == null ? null : parts.form();
    }

    @Override
    protected String address() {
        return kind.list(links()) + "/" + owner().target().id();
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
    protected boolean concerns(ChangeNotice news) {
        return news.concerns(owner().target().id());
    }

    /** Its apps may look different, even if it does not itself. */
    @Override
    protected boolean reread() {
        OwnerDetails now = desk.reading().find(actor(), owner().target());
        owner = now;
        selector.heard(new DecidableStatus(now.target(), now.title(), now.standing()));
        return true;
    }

    @Override
    protected void redraw() {
        draw();
    }

    @Override
    protected StatusSelector selector() {
        return selector;
    }

    @Override
    public void gone() {
        parts = null;
        getUI().ifPresent(ui -> ui.navigate(kind.list(links())));
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
    public OwnerServices desk() {
        return desk;
    }

    @Override
    public StatusButtons statuses() {
        return statuses;
    }
}
