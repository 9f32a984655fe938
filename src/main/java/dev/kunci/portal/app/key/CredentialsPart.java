package dev.kunci.portal.app.key;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.kunci.operators.Role;
import dev.kunci.portal.app.AppPage;
import dev.kunci.portal.text.Texts;
import dev.kunci.review.app.AppDetails;
import dev.kunci.review.app.AppDetails.KeyView;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The keys of an app, newest first, each with its products. */
public class CredentialsPart extends Div {

    private final transient AppPage page;
    private final Button issue;
    private final Button bring;
    private final Div keys = new Div();
    private final transient Map<UUID, KeyPairRow> pairs = new HashMap<>();

    public CredentialsPart(AppPage page) {
        this.page = page;
        addClassName("credentials");
        issue = new Button(Texts.of("app.key.new"), _ -> new NewKeyDialog(page).open());
        bring = new Button(Texts.of("app.key.import"), _ -> new ImportKeyDialog(page).open());
        Span space = new Span();
        space.addClassName("space");
        Div line = new Div(new H2(Texts.of("app.tab.credentials")), space, issue, bring);
        line.addClassName("part-line");
        keys.addClassName("keys");
        add(line, keys);
    }

    public void show() {
        AppDetails app = page.app();
        boolean edits = app.permission().may(Role.EDITOR);
        issue.setVisible(edits);
        bring.setVisible(edits);
        keys.removeAll();
        if (app.keys().isEmpty()) {
            Div nothing = new Div(new Paragraph(Texts.of(edits ? "app.keys.none.editor" : "app.keys.none")));
            nothing.addClassName("nothing");
            keys.add(nothing);
        }
        app.keys().forEach(key -> keys.add(new KeyCard(page, key, pair(key))));
    }

    /** The pair of a key is not drawn again, because someone may be reading the secret. */
    private KeyPairRow pair(KeyView key) {
        KeyPairRow pair = pairs.computeIfAbsent(key.target().id(), _ -> new KeyPairRow(page, key));
        pair.renew();
        return pair;
    }
}
