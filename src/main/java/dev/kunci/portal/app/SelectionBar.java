package dev.kunci.portal.app;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.kunci.approval.Verb;
import dev.kunci.portal.layout.Texts;
import java.util.function.Consumer;

/** What can be done with the selected rows together; there only while some are selected. */
class SelectionBar extends Div {

    private final Span count = new Span();

    SelectionBar(Consumer<Verb> decide, Runnable clear) {
        addClassName("selection-bar");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", Texts.of("apps.selection"));
        count.getElement().setAttribute("role", "status");
        Button approve = new Button(Texts.of("apps.selection.approve"), _ -> decide.accept(Verb.APPROVE));
        Button revoke = new Button(Texts.of("apps.selection.revoke"), _ -> decide.accept(Verb.REVOKE));
        Button none = new Button(Texts.of("apps.selection.clear"), _ -> clear.run());
        none.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        add(count, approve, revoke, none);
        selected(0);
    }

    void selected(int rows) {
        setVisible(rows > 0);
        count.setText(Texts.of("apps.selected", rows));
    }
}
