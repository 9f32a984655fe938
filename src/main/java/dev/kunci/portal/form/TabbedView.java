package dev.kunci.portal.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.NavigationTrigger;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import dev.kunci.portal.feedback.FocusRestorer;
import dev.kunci.portal.feedback.Notices;
import dev.kunci.portal.live.ChangeNotice;
import dev.kunci.portal.organization.OrganizationAccess;
import dev.kunci.portal.organization.OrganizationView;
import dev.kunci.portal.status.DecidableStatus;
import dev.kunci.portal.status.StatusSelector;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.widget.BrowserUrl;
import dev.kunci.shared.Refusal;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The page of one object, with tabs; input in hidden tabs is kept. A navigation reads the object ({@link #read}),
 * builds the tabs if it is another object than before ({@link #build}), fills them ({@link #draw}) and shows the tab
 * that the URL names ({@link #show}). A deleted object leads to the error page or, while it is on screen, to the list.
 *
 * @param <T> the type the object is read as
 * @param <P> the tabs
 */
public abstract class TabbedView<T, P extends Enum<P> & ViewTab> extends OrganizationView
        implements BeforeLeaveObserver {

    private final P[] parts;
    private final String parameter;
    private final Tabs bar = new Tabs();
    private final Div content = new Div();
    private P part;
    private @Nullable StatusSelector selector;
    private transient @Nullable T thing;
    private boolean built;
    private boolean undrawn;

    /**
     * @param parts in the order of the tabs
     * @param texts the prefix of the message keys of their names
     * @param parameter the route parameter with the id of the object
     */
    protected TabbedView(OrganizationAccess access, P[] parts, String texts, String parameter) {
        super(access);
        this.parts = parts.clone();
        this.parameter = parameter;
        this.part = parts[0];
        content.addClassName("app-content");
        for (P each : parts) {
            bar.add(new Tab(Texts.of(texts + each.code())));
        }
        bar.addSelectedChangeListener(_ -> turn(this.parts[bar.getSelectedIndex()]));
    }

    /**
     * Reads an object of this organization; draws nothing.
     *
     * @throws Refusal.NotFound if there is none
     */
    protected abstract T read(UUID id);

    protected abstract UUID id(T read);

    protected abstract String title(T read);

    /** Creates empty tabs for another object than before, and passes them to {@link #arrange}. */
    protected abstract void build();

    /** Fills the tabs with the object as it was read last; input stays. */
    protected abstract void draw();

    /** Shows this tab, and hides the others. */
    protected abstract void show(P shown, QueryParameters address);

    /** The form that may have unsaved changes. */
    protected abstract UnsavedChanges draft();

    /** The URL of the list of such objects. */
    protected abstract String list();

    /** Whether the object may look different after this change. */
    protected abstract boolean concerns(ChangeNotice notice);

    /** Every status of the object that is decided on here. */
    protected Stream<DecidableStatus> decidable() {
        return Stream.empty();
    }

    /** Whether what was read again must be drawn again. */
    protected boolean differs(T before, T now) {
        return !now.equals(before);
    }

    /** The tab that is shown if the URL names none. */
    protected P first() {
        return parts[0];
    }

    /**
     * Adds the tabs to the page, below the header and the tab bar.
     *
     * @param dropDown of the statuses on this page; while it is open nothing is drawn
     */
    protected final void arrange(StatusSelector dropDown, Component header, Component... below) {
        selector = dropDown;
        dropDown.whenClosed(this::catchUp);
        content.removeAll();
        content.add(below);
        removeAll();
        add(header, bar, content, dropDown);
    }

    @Override
    protected final void entered(BeforeEnterEvent event) {
        Optional<T> found = asked(event).flatMap(this::find);
        if (found.isEmpty()) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        boolean other = !built || !id(thing()).equals(id(found.get()));
        thing = found.get();
        if (other) {
            build();
            built = true;
        }
        draw();
        choose(event.getLocation().getQueryParameters());
    }

    private Optional<UUID> asked(BeforeEnterEvent event) {
        try {
            return event.getRouteParameters().get(parameter).map(UUID::fromString);
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private Optional<T> find(UUID id) {
        try {
            return Optional.of(read(id));
        } catch (Refusal.NotFound none) {
            return Optional.empty();
        }
    }

    /** Shows the tab that the URL names, once the object has been read. */
    private void choose(QueryParameters address) {
        part = ViewTab.in(parts, address, first());
        bar.setSelectedIndex(part.ordinal());
        show(part, address);
    }

    private void turn(P chosen) {
        if (chosen != part) {
            part = chosen;
            show(part, part.address());
            BrowserUrl.show(address(), part.address(), false);
        }
    }

    /** The object as it was read last; not available before {@link #read}. */
    protected final T thing() {
        return Objects.requireNonNull(thing, "not entered yet");
    }

    protected final P part() {
        return part;
    }

    private StatusSelector selector() {
        return Objects.requireNonNull(selector, "not built yet");
    }

    /** Whether the object is on screen, and has not been deleted here. */
    protected final boolean built() {
        return built;
    }

    /** The URL of this page, without parameters. */
    protected final String address() {
        return list() + "/" + id(thing());
    }

    @Override
    protected final String title() {
        return thing == null ? Texts.of("product.name") : title(thing);
    }

    /** Reads the object again and shows it everywhere on the page. */
    public final void reload() {
        Optional<T> now = find(id(thing()));
        if (now.isEmpty()) {
            gone();
            return;
        }
        thing = now.get();
        draw();
    }

    /** Leaves for the list, because the object has been deleted; input about it is dropped. */
    public final void gone() {
        built = false;
        getUI().ifPresent(ui -> ui.navigate(list()));
    }

    @Override
    protected void happened(ChangeNotice notice) {
        if (!built || !concerns(notice)) {
            return;
        }
        T before = thing();
        Optional<T> now = find(id(before));
        if (now.isEmpty()) {
            lost();
            return;
        }
        thing = now.get();
        decidable().forEach(selector()::heard);
        undrawn |= differs(before, thing());
        catchUp();
    }

    /** Draws what has been read meanwhile; called again when the drop-down has closed. */
    private void catchUp() {
        if (undrawn && !selector().isOpened()) {
            undrawn = false;
            draw();
            FocusRestorer.giveBack(this);
        }
    }

    /** Someone has deleted the object on screen: input can still be copied from it. */
    private void lost() {
        Notices.error(Texts.of("live.gone", title()));
        if (!draft().changed()) {
            gone();
        }
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        if (built && !stays(event) && draft().changed()) {
            new LeaveDialog(draft(), event.postpone()).open();
        }
    }

    /** Whether the navigation leads to another tab of the same object. */
    private boolean stays(BeforeLeaveEvent event) {
        return event.getTrigger() != NavigationTrigger.REFRESH_ROUTE
                && event.getNavigationTarget() == getClass()
                && event.getRouteParameters()
                        .get(parameter)
                        .filter(id(thing()).toString()::equals)
                        .isPresent();
    }
}
