package dev.kunci.portal.widget;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.kunci.portal.text.Texts;
import dev.kunci.vault.KeyVault;
import java.util.List;
import java.util.function.Function;

/** Shows a new key pair, this once; nothing but this dialog knows it, and it is gone when the dialog closes. */
public class IssuedKeyDialog extends Dialog {

    /** @param waiting the API products of the key that wait for an approver */
    public IssuedKeyDialog(KeyVault.Pair pair, boolean revealsLater, List<String> waiting) {
        addClassName("key-dialog");
        setHeaderTitle(Texts.of("app.key.issued.title"));
        setCloseOnOutsideClick(false);
        setCloseOnEsc(false);
        DescriptionList values = new DescriptionList();
        values.addClassName("issued");
        value(values, "app.key.label", pair.consumerKey(), CopyButton::key);
        value(values, "app.secret.label", pair.consumerSecret(), CopyButton::secret);
        add(new Paragraph(Texts.of(revealsLater ? "app.key.issued.text" : "app.key.issued.text.once")), values);
        if (!waiting.isEmpty()) {
            Paragraph pending = new Paragraph(Texts.of("app.key.issued.waiting", String.join(", ", waiting)));
            pending.addClassName("waiting");
            add(pending);
        }
        Button done = new Button(Texts.of("app.key.issued.done"), _ -> close());
        done.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(done);
    }

    private static void value(DescriptionList values, String name, String text, Function<Span, CopyButton> copy) {
        Span shown = new Span(text);
        shown.addClassNames("key", "key-value");
        Description line = new Description(shown);
        line.add(copy.apply(shown));
        values.add(new Term(Texts.of(name)), line);
    }
}
