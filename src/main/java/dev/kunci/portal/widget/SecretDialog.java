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

/** Shows a password or a token, this once; nothing but this dialog knows it, and it is gone when the dialog closes. */
public class SecretDialog extends Dialog {

    private SecretDialog(String title, String text, String label, String secret) {
        addClassName("key-dialog");
        setHeaderTitle(title);
        setCloseOnOutsideClick(false);
        setCloseOnEsc(false);
        Span shown = new Span(secret);
        shown.addClassNames("key", "key-value");
        Description line = new Description(shown);
        line.add(new CopyButton(shown, Texts.of("people.once.copy"), Texts.of("people.once.copied")));
        DescriptionList values = new DescriptionList();
        values.add(new Term(label), line);
        values.addClassName("issued");
        add(new Paragraph(text), values);
        Button done = new Button(Texts.of("people.once.done"), _ -> close());
        done.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(done);
    }

    public static SecretDialog password(String email, String password) {
        return new SecretDialog(
                Texts.of("people.password.title"),
                Texts.of("people.password.text", email),
                Texts.of("people.password.label"),
                password);
    }

    public static SecretDialog gateway(String name, String token) {
        return new SecretDialog(
                Texts.of("gateways.issued.title", name),
                Texts.of("gateways.issued.text"),
                Texts.of("gateways.issued.label"),
                token);
    }

    public static SecretDialog token(String name, String token) {
        return new SecretDialog(
                Texts.of("tokens.issued.title", name),
                Texts.of("tokens.issued.text"),
                Texts.of("tokens.issued.label"),
                token);
    }
}
