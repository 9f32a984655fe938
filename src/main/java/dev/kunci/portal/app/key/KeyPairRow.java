package dev.kunci.portal.app.key;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.portal.app.AppPage;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.widget.CopyButton;
import dev.kunci.review.app.AppDetails.KeyView;
import dev.kunci.vault.KeyVault;
import java.util.UUID;

/** A key and its secret: as a hint, and in full for half a minute when an editor asks, which is recorded. */
class KeyPairRow extends Div {

    private static final int SHOWN_MS = 30_000;
    private static final String HIDDEN = "••••••••";

    private final transient AppPage page;
    private final transient KeyView key;
    private final Span keyText = new Span();
    private final Span secretText = new Span();
    private final Button reveal = new Button(Texts.of("app.key.reveal"), _ -> reveal());
    private final Button hide = new Button(Texts.of("app.key.hide"), _ -> hide());
    private final CopyButton copyKey = CopyButton.key(keyText);
    private final CopyButton copySecret = CopyButton.secret(secretText);
    private int shows;

    KeyPairRow(AppPage page, KeyView key) {
        this.page = page;
        this.key = key;
        addClassName("key-pair");
        keyText.addClassNames("key", "key-value");
        secretText.addClassNames("key", "key-value");
        reveal.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        reveal.setAriaLabel(Texts.of("app.key.reveal.of", key.hint()));
        reveal.setTooltipText(Texts.of("app.key.reveal.recorded"));
        hide.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        hide.setAriaLabel(Texts.of("app.key.hide.of", key.hint()));
        add(line("app.key.label", keyText, copyKey), line("app.secret.label", secretText, copySecret, reveal, hide));
        hide();
    }

    private static Div line(String caption, Span value, Button... buttons) {
        Span name = new Span(Texts.of(caption));
        name.addClassName("caption");
        Div line = new Div(name, value);
        line.add(buttons);
        line.addClassName("key-line");
        return line;
    }

    private void hide() {
        shows++;
        keyText.setText(key.hint() + "…");
        secretText.setText(HIDDEN);
        shown(false);
    }

    /** After the app was read again: a visible secret stays, unless the person may not see it any more. */
    void renew() {
        if (mayReveal()) {
            shown(hide.isVisible());
        } else {
            hide();
        }
    }

    private boolean mayReveal() {
        return page.app().permission().may(Role.EDITOR) && page.app().revealsOnRequest();
    }

    private void shown(boolean shown) {
        copyKey.setVisible(shown);
        copySecret.setVisible(shown);
        hide.setVisible(shown);
        reveal.setVisible(!shown && mayReveal());
    }

    private void reveal() {
        Actor actor = page.actor();
        UUID organization = page.app().target().organization();
        page.desk()
                .background()
                .run(
                        () -> page.desk()
                                .credentials()
                                .reveal(actor, organization, key.target().id()),
                        this::show);
    }

    private void show(KeyVault.Pair pair) {
        keyText.setText(pair.consumerKey());
        secretText.setText(pair.consumerSecret());
        shown(true);
        hide.focus();
        int showing = ++shows;
        getElement()
                .executeJs("return new Promise(done => setTimeout(done, $0))", SHOWN_MS)
                .then(_ -> {
                    if (showing == shows) {
                        hide();
                    }
                });
    }
}
