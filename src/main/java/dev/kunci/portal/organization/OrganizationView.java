package dev.kunci.portal.organization;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.shared.Registration;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.portal.live.ChangeNotice;
import dev.kunci.portal.status.Decider;
import dev.kunci.portal.text.Texts;
import dev.kunci.registry.Organization;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A view at {@code o/:organization/...}, open to members of that organization only. */
public abstract class OrganizationView extends Div implements BeforeEnterObserver, HasDynamicTitle, Decider {

    /** The route parameter that all such views begin with. */
    public static final String ORGANIZATION = "organization";

    private final OrganizationAccess access;
    private @Nullable OrganizationContext context;
    private @Nullable Registration following;
    private boolean reading;
    private transient @Nullable Actor reader;
    private transient @Nullable Actor answered;
    private Role needed = Role.VIEWER;

    protected OrganizationView(OrganizationAccess access) {
        this.access = access;
        addClassName("view");
    }

    /**
     * Shows people without this role a page that says which role is needed and whom to ask; called by the constructor.
     */
    protected final void requires(Role role) {
        needed = role;
    }

    @Override
    public final void beforeEnter(BeforeEnterEvent event) {
        String name = event.getRouteParameters().get(ORGANIZATION).orElse("");
        access.enter(event, name).ifPresent(found -> {
            context = found;
            found.permission().require(needed);
            readAsOne(found.actor(), () -> entered(event));
            answer(event.getUI(), found.actor());
            if (isAttached()) {
                follow(event.getUI());
            }
        });
    }

    /** Only an attached view follows changes; a redirected navigation never gets here. */
    @Override
    protected void onAttach(AttachEvent event) {
        follow(event.getUI());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        unfollow();
    }

    private void follow(UI ui) {
        unfollow();
        if (context != null) {
            following = access.live().follow(ui, context.organization().id(), this::hear);
        }
    }

    private void hear(ChangeNotice notice) {
        readAsOne(null, () -> happened(notice));
    }

    /**
     * Reads the session only once, however much of the page is read.
     *
     * @param known who was read for this navigation, null if it is none: then each service asks what they may
     */
    private void readAsOne(@Nullable Actor known, Runnable page) {
        reading = true;
        reader = known;
        try {
            page.run();
        } finally {
            reading = false;
            reader = null;
        }
    }

    /** The rows of a list are read last, when the answer to the navigation is made, and in the second of its rounds. */
    private void answer(UI ui, Actor entered) {
        answered = entered;
        ui.beforeClientResponse(this, _ -> ui.beforeClientResponse(this, _ -> answered = null));
    }

    /**
     * The actor for what a page shows at once. While a navigation is answered it is the one read for it, with what they
     * may do; so it is never for an action, nor for work in the background.
     */
    public final Actor reader() {
        return answered == null ? actor() : answered;
    }

    private void unfollow() {
        if (following != null) {
            following.remove();
            following = null;
        }
    }

    /**
     * Someone has changed something here: shows it if it is visible, and moves nothing that the person is working on.
     */
    protected void happened(ChangeNotice notice) {}

    /** The organization is known and may be entered; reads the rest of the URL. Called at every navigation. */
    protected abstract void entered(BeforeEnterEvent event);

    /** The name of this page, without organization and product. */
    protected abstract String title();

    @Override
    public final String getPageTitle() {
        return context == null
                ? Texts.of("product.name")
                : Texts.of("page.title", title(), context.organization().name());
    }

    /** Not available before {@link #entered}. */
    public OrganizationContext context() {
        return Objects.requireNonNull(context, "not entered yet");
    }

    protected Organization organization() {
        return context().organization();
    }

    /** The URLs of the pages of this organization. */
    public final Links links() {
        return context().links();
    }

    /** Whether to offer something; the service decides. */
    protected boolean may(Role role) {
        return context().permission().may(role);
    }

    /** The actor, with the address and request of this moment; call it on the UI thread. */
    @Override
    public Actor actor() {
        if (!reading) {
            return access.actor();
        }
        Actor known = reader == null ? access.actor() : reader;
        reader = known;
        return known;
    }

    @Override
    public boolean reasonsRequired() {
        return organization().reasonsRequired();
    }

    protected RouteParameters here() {
        return new RouteParameters(ORGANIZATION, organization().name());
    }
}
