package dev.kunci.portal.form;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.NavigationTrigger;
import com.vaadin.flow.router.QueryParameters;
import dev.kunci.portal.feedback.FocusRestorer;
import dev.kunci.portal.feedback.Notices;
import dev.kunci.portal.live.ChangeNotice;
import dev.kunci.portal.organization.OrganizationAccess;
import dev.kunci.portal.organization.OrganizationView;
import dev.kunci.portal.status.StatusSelector;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.widget.BrowserUrl;
import dev.kunci.shared.Refusal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The page of one thing in parts, of which one is seen at a time; what was typed in another part is kept. */
public abstract class TabbedView<P extends Enum<P> & ViewTab> extends OrganizationView implements BeforeLeaveObserver {

    private final P[] parts;
    private final String parameter;
    private final Tabs bar = new Tabs();
    private final Div content = new Div();
    private P part;
    private boolean undrawn;

    /**
     * @param parts in the order in which they are offered
     * @param texts what the message keys of their names begin with
     * @param parameter the parameter of the route that identifies the thing
     */
    protected TabbedView(OrganizationAccess entrance, P[] parts, String texts, String parameter) {
        super(entrance);
        this.parts = parts.clone();
        this.parameter = parameter;
        this.part = parts[0];
        content.addClassName("app-content");
        for (P each : parts) {
            bar.add(new Tab(Texts.of(texts + each.code())));
        }
        bar.addSelectedChangeListener(_ -> turn(this.parts[bar.getSelectedIndex()]));
    }

    private void turn(P chosen) {
        if (chosen != part) {
            part = chosen;
            show(part, part.address());
            BrowserUrl.show(address(), part.address(), false);
        }
    }

    /** Shows the part that the address asks for, once the thing has been read. */
    protected final void choose(QueryParameters address) {
        part = ViewTab.in(parts, address, first());
        bar.setSelectedIndex(part.ordinal());
        show(part, address);
    }

    protected final P part() {
        return part;
    }

    protected final Tabs bar() {
        return bar;
    }

    protected final Div content() {
        return content;
    }

    /** The part that is seen where the address names none. */
    protected P first() {
        return parts[0];
    }

    /** Lets this part be seen, and no other. */
    protected abstract void show(P shown, QueryParameters address);

    /** Where this page is, without parameters. */
    protected abstract String address();

    /** The thing this page is about, null before one was read. */
    protected abstract @Nullable UUID thing();

    /** What somebody may be typing, null where there is nothing to lose any more. */
    protected abstract @Nullable UnsavedChanges draft();

    /** Whether what this page shows may look different now. */
    protected abstract boolean concerns(ChangeNotice news);

    /**
     * Reads the thing anew and draws nothing.
     *
     * @return whether there is something to draw
     * @throws Refusal.NotFound where it is gone
     */
    protected abstract boolean reread();

    /** Draws what was read last; what somebody types stays. */
    protected abstract void redraw();

    /** Leads away from what is gone. */
    protected abstract void gone();

    /** The drop-down of this page; nothing moves under who is about to decide. */
    protected abstract StatusSelector selector();

    @Override
    protected final void happened(ChangeNotice news) {
        if (thing() != null && draft() != null && concerns(news)) {
            try {
                undrawn |= reread();
            } catch (Refusal.NotFound deleted) {
                lost();
                return;
            }
            catchUp();
        }
    }

    /** Draws what has been read meanwhile; to be called again when the drop-down has closed. */
    protected final void catchUp() {
        if (undrawn && !selector().isOpened()) {
            undrawn = false;
            redraw();
            FocusRestorer.giveBack(this);
        }
    }

    /** Somebody has deleted what is on screen: what was typed can still be copied from it. */
    private void lost() {
        UnsavedChanges draft = draft();
        Notices.error(Texts.of("live.gone", title()));
        if (draft == null || !draft.changed()) {
            gone();
        }
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        UUID thing = thing();
        boolean stays = thing != null
                && event.getTrigger() != NavigationTrigger.REFRESH_ROUTE
                && event.getNavigationTarget() == getClass()
                && event.getRouteParameters()
                        .get(parameter)
                        .filter(thing.toString()::equals)
                        .isPresent();
        UnsavedChanges draft = draft();
        if (draft != null && !stays && draft.changed()) {
            new LeaveDialog(draft, event.postpone()).open();
        }
    }
}
