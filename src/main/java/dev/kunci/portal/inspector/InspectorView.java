package dev.kunci.portal.inspector;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.kunci.operators.Actor;
import dev.kunci.portal.layout.Address;
import dev.kunci.portal.layout.AddressText;
import dev.kunci.portal.layout.Entrance;
import dev.kunci.portal.layout.KeptFocus;
import dev.kunci.portal.layout.MainLayout;
import dev.kunci.portal.layout.OrganizationView;
import dev.kunci.portal.layout.Texts;
import dev.kunci.portal.live.News;
import dev.kunci.review.AppDetails;
import dev.kunci.review.Inspection;
import dev.kunci.review.KeyHits;
import dev.kunci.review.KeySearch;
import dev.kunci.shared.Refusal;
import jakarta.annotation.security.PermitAll;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whose key is this, does it pass, and if not, who shut which gate and why. A finding has an address of its own. */
@PermitAll
@Route(value = "o/:organization/inspector", layout = MainLayout.class)
public class InspectorView extends OrganizationView implements InspectorPage {

    private static final String KEY = "key";

    private final transient InspectorDesk desk;
    private final KeyField field = new KeyField(this::lookUp);
    private final Div content = new Div();
    private final Span said = new Span();
    private transient @Nullable Inspection inspection;
    private @Nullable Finding finding;

    InspectorView(Entrance entrance, InspectorDesk desk) {
        super(entrance);
        this.desk = desk;
        addClassName("inspector");
        content.addClassName("inspector-content");
        said.addClassName("unseen");
        said.getElement().setAttribute("role", "status");
        Header header = new Header(new H1(Texts.of("inspector.title")));
        header.addClassName("view-header");
        add(header, field, content, said);
    }

    @Override
    protected void entered(BeforeEnterEvent event) {
        String asked = AddressText.of(event.getLocation().getQueryParameters(), KEY);
        if (asked == null) {
            nothing("inspector.empty");
            field.focus();
        } else {
            keyId(asked).ifPresentOrElse(this::show, () -> nothing("inspector.gone"));
        }
    }

    /** Nothing of what was pasted outlives this, unless it can be no key. */
    private void lookUp(String pasted) {
        boolean secret = KeySearch.mayBeKey(pasted);
        try {
            KeyHits hits = desk.search().find(actor(), organization().id(), pasted);
            if (secret || hits.count() == 1) {
                field.forget();
            }
            if (hits.count() == 1) {
                UUID key = hits.shown().getFirst().key();
                Address.show(address("inspector"), QueryParameters.of(KEY, key.toString()), false);
                show(key);
            } else {
                Address.show(address("inspector"), QueryParameters.empty(), false);
                if (hits.count() == 0) {
                    nothing("inspector.none");
                } else {
                    show(new HitList(this, hits), Texts.of("inspector.hits", hits.count()));
                }
            }
        } catch (Refusal refusal) {
            field.forget();
            field.refuse(Texts.refusal(refusal));
        }
    }

    private void show(UUID key) {
        try {
            Inspection found = desk.inspections().of(actor(), organization().id(), key);
            inspection = found;
            Finding next = new Finding(this);
            show(next, new VerdictWords(found).sentence());
            finding = next;
        } catch (Refusal.NotFound gone) {
            nothing("inspector.gone");
        }
    }

    private void nothing(String why) {
        show(new NothingFound(why), Texts.of(why));
    }

    /** @param sentence what those hear who do not see it */
    private void show(Div part, String sentence) {
        finding = null;
        content.removeAll();
        content.add(part);
        said.setText(sentence);
    }

    @Override
    public void reload() {
        Finding shown = finding;
        if (shown == null) {
            return;
        }
        try {
            inspection = desk.inspections()
                    .of(
                            actor(),
                            organization().id(),
                            inspection().key().target().id());
            shown.show();
            said.setText(new VerdictWords(inspection()).sentence());
        } catch (Refusal.NotFound gone) {
            nothing("inspector.gone");
        }
    }

    /** What was found shows as it is now. */
    @Override
    protected void happened(News news) {
        if (finding != null && concerns(news, inspection().app())) {
            reload();
            KeptFocus.giveBack(this);
        }
    }

    private static boolean concerns(News news, AppDetails app) {
        return news.concerns(app.target().id())
                || news.concerns(app.owner().target().id());
    }

    private static Optional<UUID> keyId(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    @Override
    protected String title() {
        return Texts.of("inspector.title");
    }

    @Override
    public Inspection inspection() {
        return Objects.requireNonNull(inspection, "nothing found yet");
    }

    @Override
    public InspectorDesk desk() {
        return desk;
    }

    @Override
    public Actor actor() {
        return super.actor();
    }
}
