package dev.kunci.portal.widget;

import com.vaadin.flow.component.Component;
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

/** Shows secrets once; only this dialog knows them, and they are gone when it closes. */
public final class SecretDialog extends Dialog {

    /** @param copy creates the button that copies the secret */
    private record Labelled(String label, String secret, Function<Component, CopyButton> copy) {

        static Labelled of(String label, String secret) {
            return new Labelled(
                    Texts.of(label),
                    secret,
                    shown -> new CopyButton(shown, Texts.of("people.once.copy"), Texts.of("people.once.copied")));
        }
    }

    private SecretDialog(String title, String text, List<Labelled> secrets, String done) {
        addClassName("key-dialog");
        setHeaderTitle(title);
        setCloseOnOutsideClick(false);
        setCloseOnEsc(false);
        DescriptionList values = new DescriptionList();
        values.addClassName("issued");
        for (Labelled secret : secrets) {
            Span shown = new Span(secret.secret());
            shown.addClassNames("key", "key-value");
            values.add(
                    new Term(secret.label()),
                    new Description(shown, secret.copy().apply(shown)));
        }
        add(new Paragraph(text), values);
        Button close = new Button(Texts.of(done), _ -> close());
        close.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(close);
    }

    public static SecretDialog password(String email, String password) {
        return one(
                Texts.of("people.password.title"),
                Texts.of("people.password.text", email),
                Labelled.of("people.password.label", password));
    }

    public static SecretDialog gateway(String name, String token) {
        return one(
                Texts.of("gateways.issued.title", name),
                Texts.of("gateways.issued.text"),
                Labelled.of("gateways.issued.label", token));
    }

    public static SecretDialog token(String name, String token) {
        return one(
                Texts.of("tokens.issued.title", name),
                Texts.of("tokens.issued.text"),
                Labelled.of("tokens.issued.label", token));
    }

    private static SecretDialog one(String title, String text, Labelled secret) {
        return new SecretDialog(title, text, List.of(secret), "people.once.done");
    }

    /**
     * A newly issued key with its secret.
     *
     * @param revealsLater whether the secret can be shown again on request
     * @param waiting the API products of the key that wait for an approver
     */
    public static SecretDialog keyPair(KeyVault.Pair pair, boolean revealsLater, List<String> waiting) {
        SecretDialog dialog = new SecretDialog(
                Texts.of("app.key.issued.title"),
                Texts.of(revealsLater ? "app.key.issued.text" : "app.key.issued.text.once"),
                List.of(
                        new Labelled(Texts.of("app.key.label"), pair.consumerKey(), CopyButton::key),
                        new Labelled(Texts.of("app.secret.label"), pair.consumerSecret(), CopyButton::secret)),
                "app.key.issued.done");
        if (!waiting.isEmpty()) {
            Paragraph pending = new Paragraph(Texts.of("app.key.issued.waiting", String.join(", ", waiting)));
            pending.addClassName("waiting");
            dialog.add(pending);
        }
        return dialog;
    }
}
