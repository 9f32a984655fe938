package dev.kunci.portal.approval;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.kunci.portal.text.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The keyboard shortcuts of the queue. */
class ShortcutsDialog extends Dialog {

    ShortcutsDialog() {
        addClassName("shortcuts");
        setHeaderTitle(Texts.of("approvals.keys"));
        DescriptionList list = new DescriptionList();
        keys().forEach((what, keys) -> {
            DescriptionList.Term term = new DescriptionList.Term();
            keys.forEach(key -> term.add(key(key)));
            list.add(term, new DescriptionList.Description(Texts.of("approvals.keys." + what)));
        });
        Button close = new Button(Texts.of("status.close"), _ -> close());
        close.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        close.setAutofocus(true);
        add(new Paragraph(Texts.of("approvals.keys.text")), list);
        getFooter().add(close);
    }

    private static Span key(String text) {
        Span key = new Span(text);
        key.addClassName("kbd");
        return key;
    }

    private static Map<String, List<String>> keys() {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        keys.put("down", List.of("j", "↓"));
        keys.put("up", List.of("k", "↑"));
        keys.put("select", List.of("x", Texts.of("approvals.keys.space")));
        keys.put("approve", List.of("a"));
        keys.put("reject", List.of("r"));
        keys.put("reasons", List.of("↓", "↑"));
        keys.put("apply", List.of(Texts.of("approvals.keys.enter")));
        keys.put("undo", List.of("u"));
        keys.put("open", List.of("e"));
        keys.put("filter", List.of("/"));
        keys.put("leave", List.of("Esc"));
        keys.put("help", List.of("?"));
        return keys;
    }
}
