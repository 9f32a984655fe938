package dev.kunci.portal.frame;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.kunci.portal.organization.Links;
import dev.kunci.portal.text.Texts;
import dev.kunci.review.lookup.SearchHit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** One field that leads anywhere: apps, products, owners, pages and things to create, found while typing. */
class CommandPalette extends Dialog {

    private static final String LIST = "palette-list";
    private static final int TYPING = 120;

    private final transient Function<String, List<SearchHit>> find;
    private final transient Links links;
    private final transient List<Navigation.Goal> goals;
    private final Input input = new Input();
    private final Div list = new Div();
    private final Span said = new Span();
    private final Div box = new Div();
    private int number;

    /**
     * @param find searches by these letters
     * @param goals the pages of this person, and what they can create
     */
    CommandPalette(Links links, List<Navigation.Goal> goals, Function<String, List<SearchHit>> find) {
        this.links = links;
        this.goals = goals;
        this.find = find;
        addClassName("palette");
        setTop("min(12vh, 6rem)");
        getElement().setAttribute("aria-label", Texts.of("palette.label"));
        input.setPlaceholder(Texts.of("palette.placeholder"));
        input.setValueChangeMode(ValueChangeMode.LAZY);
        input.setValueChangeTimeout(TYPING);
        input.addValueChangeListener(change -> show(change.getValue()));
        input.getElement()
                .setAttribute("role", "combobox")
                .setAttribute("autocomplete", "off")
                .setAttribute("spellcheck", "false")
                .setAttribute("aria-label", Texts.of("palette.label"))
                .setAttribute("aria-autocomplete", "list")
                .setAttribute("aria-expanded", "true")
                .setAttribute("aria-controls", LIST);
        list.setId(LIST);
        list.addClassName("palette-list");
        list.getElement().setAttribute("role", "listbox").setAttribute("aria-label", Texts.of("palette.found"));
        said.getElement().setAttribute("role", "status");
        box.addClassName("palette-box");
        box.add(input, list, said);
        add(box);
        fill("");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        box.getElement().executeJs("window.kunci.palette(this)");
    }

    private void show(String text) {
        fill(text);
        box.getElement().executeJs("this.answer($0)", text);
    }

    private void fill(String text) {
        list.removeAll();
        number = 0;
        Map<String, Div> groups = new LinkedHashMap<>();
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        List<SearchHit> found = find.apply(text);
        found.stream().filter(SearchHit::exact).forEach(exact -> add(groups, exact));
        goals.stream()
                .filter(goal -> goal.title().toLowerCase(Locale.ROOT).equals(wanted))
                .forEach(goal -> add(groups, goal));
        found.stream().filter(part -> !part.exact()).forEach(part -> add(groups, part));
        goals.stream()
                .filter(goal -> goal.title().toLowerCase(Locale.ROOT).contains(wanted))
                .filter(goal -> !goal.title().toLowerCase(Locale.ROOT).equals(wanted))
                .forEach(goal -> add(groups, goal));
        said.setText(Texts.of("palette.count", number));
        said.setClassName("unseen", number > 0);
    }

    private void add(Map<String, Div> groups, SearchHit found) {
        group(groups, found.kind().code()).add(option(found.title(), found.beside(), address(found)));
    }

    private void add(Map<String, Div> groups, Navigation.Goal goal) {
        group(groups, goal.begins() ? "begin" : "page").add(option(goal.title(), "", goal.path()));
    }

    private Div group(Map<String, Div> groups, String kind) {
        return groups.computeIfAbsent(kind, _ -> {
            String id = "palette-" + kind;
            Div heading = new Div(Texts.of("palette.kind." + kind));
            heading.setId(id);
            heading.addClassName("palette-kind");
            heading.getElement().setAttribute("role", "presentation");
            Div group = new Div(heading);
            group.getElement().setAttribute("role", "group").setAttribute("aria-labelledby", id);
            list.add(group);
            return group;
        });
    }

    private Div option(String title, String beside, String path) {
        Span name = new Span(Texts.said(title));
        Span more = new Span(beside.equals(title) ? "" : Texts.said(beside));
        more.addClassName("palette-beside");
        Div option = new Div(name, more);
        option.setId("palette-option-" + number++);
        option.addClassName("palette-option");
        option.getElement().setAttribute("role", "option").setAttribute("aria-selected", "false");
        option.addClickListener(_ -> {
            close();
            UI.getCurrentOrThrow().navigate(path);
        });
        return option;
    }

    private String address(SearchHit found) {
        return switch (found.kind()) {
            case APP -> links.app(found.id());
            case KEY -> links.credentials(found.id());
            case PRODUCT -> links.product(found.id());
            case DEVELOPER -> links.owner(found.id(), false);
            case APP_GROUP -> links.owner(found.id(), true);
        };
    }
}
