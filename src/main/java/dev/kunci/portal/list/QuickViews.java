package dev.kunci.portal.list;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import dev.kunci.portal.feedback.FocusRestorer;
import dev.kunci.portal.feedback.Notices;
import dev.kunci.portal.text.Texts;
import dev.kunci.review.SavedFilter;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Predefined and saved views of a list: each is a link that can be kept and sent. */
public final class QuickViews extends Nav {

    private final UnorderedList links = new UnorderedList();
    private final Button save = new Button(Texts.of("views.save"), _ -> new SaveFilterDialog(this::save).open());
    private final Class<? extends Component> page;
    private final transient UnaryOperator<QueryParameters> understood;
    private final transient SavedViews own;
    private transient @Nullable Shown shown;

    /** One view: its name, and its URL parameters. */
    public record View(String name, QueryParameters query) {}

    private record Shown(RouteParameters here, QueryParameters query, List<View> offered) {}

    /** @param understood removes parameters that the page does not know any more */
    public QuickViews(Class<? extends Component> page, UnaryOperator<QueryParameters> understood, SavedViews own) {
        this.page = page;
        this.understood = understood;
        this.own = own;
        addClassName("quick");
        getElement().setAttribute("aria-label", Texts.of("views.label"));
        save.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        add(links, save);
    }

    /**
     * @param query what the page shows
     * @param offered to everybody
     */
    public void show(RouteParameters here, QueryParameters query, List<View> offered) {
        shown = new Shown(here, query, offered);
        redraw();
    }

    private void redraw() {
        Shown now = Objects.requireNonNull(shown);
        links.removeAll();
        now.offered().forEach(view -> links.add(item(now, view)));
        boolean known = now.offered().stream().anyMatch(view -> view.query().equals(now.query()));
        for (SavedFilter filter : own.list()) {
            View view = view(filter);
            known |= view.query().equals(now.query());
            ListItem item = item(now, view);
            item.addClassName("quick-own");
            item.add(removal(filter));
            links.add(item);
        }
        save.setVisible(!known);
    }

    private View view(SavedFilter filter) {
        return new View(filter.name(), understood.apply(new Location("?" + filter.query()).getQueryParameters()));
    }

    private ListItem item(Shown now, View view) {
        RouterLink link = new RouterLink(view.name(), page, now.here());
        link.setQueryParameters(view.query());
        if (view.query().equals(now.query())) {
            link.getElement().setAttribute("aria-current", "true");
        }
        return new ListItem(link);
    }

    private NativeButton removal(SavedFilter filter) {
        NativeButton close = new NativeButton("", _ -> remove(filter));
        close.addClassName("chip-remove");
        close.setAriaLabel(Texts.of("views.remove", filter.name()));
        close.setTitle(Texts.of("views.remove", filter.name()));
        return close;
    }

    private void save(String name) {
        own.save(name, Objects.requireNonNull(shown).query().getQueryString());
        redraw();
        focus();
    }

    /** The pressed button is gone: focuses the current view, or else the first one. */
    private void focus() {
        links.getChildren()
                .flatMap(Component::getChildren)
                .filter(RouterLink.class::isInstance)
                .max(Comparator.comparing(link -> link.getElement().hasAttribute("aria-current")))
                .ifPresent(FocusRestorer::to);
    }

    private void remove(SavedFilter filter) {
        own.remove(filter);
        redraw();
        focus();
        Notices.done(Texts.of("views.removed", filter.name()), Texts.of("views.undo"), () -> {
            own.save(filter.name(), filter.query());
            redraw();
        });
    }
}
