package dev.kunci.portal.developer;

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
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One developer or app group: its details, its apps with a decision at every level, its history. */
public abstract class OwnerView extends TabbedView<OwnerDetails, OwnerTab> implements OwnerPage {

    private final transient OwnerKind kind;
    private final transient OwnerServices services;
    private final transient StatusButtons statuses;
    private final StatusSelector selector;
    private transient @Nullable Parts parts;

    /** The parts of the page; one is visible at a time, and input in the others is kept. */
    private record Parts(OwnerHeader header, OwnerForm form, AccessPart access, History history) {

        void show(OwnerTab tab) {
            form.setVisible(tab == OwnerTab.DETAILS);
            access.setVisible(tab == OwnerTab.APPS);
            history.setVisible(tab == OwnerTab.HISTORY);
        }
    }

    OwnerView(OwnerKind kind, OrganizationAccess access, OwnerServices services, DecisionRunner runner) {
        super(access, OwnerTab.values(), "owner.tab.", "owner");
        this.kind = kind;
        this.services = services;
        addClassName("app");
        statuses = new StatusButtons(this, this::reload);
        selector = new StatusSelector(runner, statuses);
        statuses.onClick(selector::open);
    }

    @Override
    protected OwnerDetails read(UUID id) {
        return services.reading().find(actor(), new Target(organization().id(), kind.level(), id));
    }

    @Override
    protected UUID id(OwnerDetails owner) {
        return owner.target().id();
    }

    @Override
    protected String title(OwnerDetails owner) {
        return owner.title();
    }

    @Override
    protected void build() {
        Parts built = new Parts(
                new OwnerHeader(this),
                new OwnerForm(this),
                new AccessPart(this),
                new History(services.records(), this::actor));
        arrange(selector, built.header(), built.form(), built.access(), built.history());
        parts = built;
    }

    @Override
    protected void draw() {
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
    protected void show(OwnerTab shown, QueryParameters address) {
        parts().show(shown);
    }

    @Override
    protected UnsavedChanges draft() {
        return parts().form();
    }

    @Override
    protected String list() {
        return kind.list(links());
    }

    @Override
    protected boolean concerns(ChangeNotice notice) {
        return notice.concerns(owner().target().id());
    }

    @Override
    protected Stream<DecidableStatus> decidable() {
        return Stream.of(new DecidableStatus(owner().target(), owner().title(), owner().standing()));
    }

    /** Its apps may look different, even if it does not itself. */
    @Override
    protected boolean differs(OwnerDetails before, OwnerDetails now) {
        return true;
    }

    private Parts parts() {
        return Objects.requireNonNull(parts, "not entered yet");
    }

    @Override
    public OwnerDetails owner() {
        return thing();
    }

    @Override
    public OwnerKind kind() {
        return kind;
    }

    @Override
    public OwnerServices desk() {
        return services;
    }

    @Override
    public StatusButtons statuses() {
        return statuses;
    }
}
