package dev.kunci.portal.inspector;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.kunci.portal.feedback.FocusRestorer;
import dev.kunci.portal.frame.MainLayout;
import dev.kunci.portal.live.ChangeNotice;
import dev.kunci.portal.organization.OrganizationAccess;
import dev.kunci.portal.organization.OrganizationView;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.text.UrlText;
import dev.kunci.portal.widget.BrowserUrl;
import dev.kunci.review.inspection.Inspection;
import dev.kunci.review.inspection.KeyHits;
import dev.kunci.review.inspection.KeySearch;
import dev.kunci.shared.Refusal;
import jakarta.annotation.security.PermitAll;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whose key is this, does it pass, and if not, who shut which gate and why. Each result has its own URL. */
@PermitAll
@Route(value = "o/:organization/inspector", layout = MainLayout.class)
public class InspectorView extends OrganizationView implements InspectorPage {

    private static final String KEY = "key";

    private final transient InspectorServices services;
    private final KeyField field = new KeyField(this::lookUp);
    private final Div content = new Div();
    private final Span said = new Span();
    private transient @Nullable Inspection inspection;
    private @Nullable InspectionResult inspectionResult;

    InspectorView(OrganizationAccess access, InspectorServices services) {
        super(access);
        this.services = services;
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
        String asked = UrlText.of(event.getLocation().getQueryParameters(), KEY);
        if (asked == null) {
            nothing("inspector.empty");
            field.focus();
        } else {
            keyId(asked).ifPresentOrElse(this::show, () -> nothing("inspector.gone"));
        }
    }

    /** The input is removed in any case, unless it cannot be a key. */
    private void lookUp(String pasted) {
        boolean secret = KeySearch.mayBeKey(pasted);
        try {
            KeyHits hits = services.search().find(actor(), organization().id(), pasted);
            if (hits.count() == 1) {
                field.forget();
                UUID key = hits.shown().getFirst().key();
                BrowserUrl.show(links().inspector(), QueryParameters.of(KEY, key.toString()), false);
                show(key);
            } else {
                BrowserUrl.show(links().inspector(), QueryParameters.empty(), false);
                if (hits.count() == 0) {
                    nothing("inspector.none");
                } else {
                    show(new KeyHitList(this, hits), Texts.of("inspector.hits", hits.count()));
                }
            }
        } catch (Refusal refusal) {
            field.forget();
            field.refuse(Texts.refusal(refusal));
        } finally {
            if (secret) {
                field.forget();
            }
        }
    }

    private void show(UUID key) {
        try {
            Inspection found = services.inspections().of(actor(), organization().id(), key);
            inspection = found;
            InspectionResult next = new InspectionResult(this);
            show(next, new VerdictLabels(found).sentence());
            inspectionResult = next;
        } catch (Refusal.NotFound gone) {
            nothing("inspector.gone");
        }
    }

    private void nothing(String why) {
        show(new NothingFound(why), Texts.of(why));
    }

    /** @param sentence for screen readers */
    private void show(Div part, String sentence) {
        inspectionResult = null;
        content.removeAll();
        content.add(part);
        said.setText(sentence);
    }

    @Override
    public void reload() {
        InspectionResult shown = inspectionResult;
        if (shown == null) {
            return;
        }
        try {
            inspection = services.inspections()
                    .of(
                            actor(),
                            organization().id(),
                            inspection().key().target().id());
            shown.show();
            said.setText(new VerdictLabels(inspection()).sentence());
        } catch (Refusal.NotFound gone) {
            nothing("inspector.gone");
        }
    }

    /** Shows the present state of the result. */
    @Override
    protected void happened(ChangeNotice notice) {
        if (inspectionResult != null && inspection().app().touchedBy(notice::concerns)) {
            reload();
            FocusRestorer.giveBack(this);
        }
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
    public InspectorServices desk() {
        return services;
    }
}
