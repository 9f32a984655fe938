package dev.kunci.portal.approval;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.kunci.approval.Verb;
import dev.kunci.portal.text.Texts;
import dev.kunci.shared.PlainText;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Approve or reject, each with a field for the reason and recent reasons; the script opens and closes them. */
class DecisionBox extends Div {

    static final List<Verb> VERBS = List.of(Verb.APPROVE, Verb.REVOKE);

    private final Div buttons = new Div();
    private final Map<Verb, Input> fields = new EnumMap<>(Verb.class);
    private final Map<Verb, UnorderedList> used = new EnumMap<>(Verb.class);

    DecisionBox() {
        addClassName("verdict");
        buttons.addClassName("verdict-buttons");
        add(buttons);
        for (Verb verb : VERBS) {
            NativeButton open = new NativeButton(word(verb));
            open.addClassNames("verdict-open", "verdict-open--" + verb.code());
            open.getElement().setAttribute("data-verb", verb.code());
            open.setTitle(Texts.of("approvals.key." + code(verb)));
            open.add(key(code(verb).substring(0, 1)));
            buttons.add(open);
            add(form(verb));
        }
    }

    private Component form(Verb verb) {
        String code = verb.code();
        Input field = new Input();
        field.setId("verdict-" + code);
        field.getElement()
                .setAttribute("data-most", String.valueOf(PlainText.LONGEST_REASON))
                .setAttribute("autocomplete", "off")
                .setAttribute("role", "combobox")
                .setAttribute("aria-expanded", "false")
                .setAttribute("aria-autocomplete", "none")
                .setAttribute("aria-controls", "verdict-used-" + code);
        NativeLabel label = new NativeLabel();
        label.setText(Texts.of("approvals." + code(verb) + ".because"));
        label.setFor(field);
        Span count = new Span(Texts.of("words.length", 0, PlainText.LONGEST_REASON));
        count.addClassName("length");
        UnorderedList list = new UnorderedList();
        list.setId("verdict-used-" + code);
        list.addClassName("verdict-used");
        list.getElement().setAttribute("role", "listbox");
        list.getElement().setAttribute("aria-label", Texts.of("status.reason.used"));
        UnorderedList offered = new UnorderedList();
        offered.addClassName("verdict-offered");
        offered.getElement().setAttribute("hidden", true);
        NativeButton apply = new NativeButton(word(verb));
        apply.addClassNames("verdict-apply", "verdict-open--" + code);
        apply.add(key(Texts.of("approvals.keys.enter")));
        NativeButton cancel = new NativeButton(Texts.of("status.cancel"));
        cancel.addClassName("verdict-cancel");
        cancel.add(key("Esc"));
        Div ends = new Div(apply, cancel);
        ends.addClassName("verdict-ends");
        Div form = new Div(
                label,
                field,
                count,
                complaint("missing-" + code, Texts.of("status.reason.missing")),
                complaint("long-" + code, Texts.of("approvals.reason.long", PlainText.LONGEST_REASON)),
                list,
                offered,
                ends);
        form.addClassName("verdict-form");
        form.getElement().setAttribute("data-verb", code).setAttribute("hidden", true);
        fields.put(verb, field);
        used.put(verb, offered);
        return form;
    }

    /** What is wrong with a reason; the script shows it. */
    private static Paragraph complaint(String id, String sentence) {
        Paragraph complaint = new Paragraph(sentence);
        complaint.setId("verdict-" + id);
        complaint.addClassName("verdict-wrong");
        complaint.getElement().setAttribute("hidden", true).setAttribute("role", "alert");
        return complaint;
    }

    /** Sets whether a reason is required. */
    void require(boolean reasons) {
        fields.values().forEach(field -> field.getElement().setAttribute("aria-required", String.valueOf(reasons)));
    }

    /**
     * Sets the recent reasons for the next time the field is opened; nothing moves in an open one.
     *
     * @param reasons the last used first
     */
    void offer(Verb verb, List<String> reasons) {
        UnorderedList list = Objects.requireNonNull(used.get(verb));
        list.removeAll();
        reasons.forEach(reason -> list.add(new ListItem(reason)));
    }

    /** @param count how many rows are selected; with any, keys decide on all of them together */
    void selected(int count) {
        getElement().setAttribute("data-many", String.valueOf(count));
    }

    /** @param pending whether the current row can be decided on */
    void open(boolean pending) {
        buttons.getElement().setAttribute("hidden", !pending);
    }

    private static String word(Verb verb) {
        return Texts.of(verb == Verb.REVOKE ? "status.verb.reject" : "status.verb.approve");
    }

    static String code(Verb verb) {
        return verb == Verb.REVOKE ? "reject" : verb.code();
    }

    private static Span key(String text) {
        Span key = new Span(text);
        key.addClassName("kbd");
        key.getElement().setAttribute("aria-hidden", "true");
        return key;
    }
}
