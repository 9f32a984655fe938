package dev.kunci.portal.audit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import dev.kunci.audit.AuditRecord;
import dev.kunci.audit.CanonicalJson;
import dev.kunci.audit.Outcome;
import dev.kunci.portal.feedback.Notices;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.text.Times;
import org.jspecify.annotations.Nullable;

/** Everything about one record, for people first and for machines below. */
class RecordDialog extends Dialog {

    private final DescriptionList facts = new DescriptionList();

    /**
     * For someone who may read the whole record.
     *
     * @param url what the list shows, which links to other records keep
     */
    RecordDialog(AuditRecord record, RecordObjects objects, AuditUrl url) {
        this(record);
        AuditLinks links = objects.links();
        person(record, links);
        describe(record);
        objects.in(record).forEach(object -> fact(object.about().kind().code(), objects.line(object)));
        if (record.subject().type().equals("credential") && record.subject().id() != null) {
            fact("key", links.inspector(record.subject().id()));
        }
        origin(record);
        if (record.undoes() != null) {
            fact("undoes", links.log(Texts.of("audit.detail.undoes.open"), url.open(record.undoes())));
        }
        change(record);
        addJson(record);
    }

    /**
     * For someone who reads the history of one object.
     *
     * @param whole a link to the whole record, null if they may not read it
     */
    static RecordDialog brief(AuditRecord record, @Nullable RouterLink whole) {
        RecordDialog dialog = new RecordDialog(record);
        dialog.fact("who", RecordLabels.who(record));
        dialog.describe(record);
        dialog.fact("channel", RecordLabels.channel(record.author().origin().channel()));
        dialog.change(record);
        if (whole != null) {
            dialog.add(whole);
        }
        return dialog;
    }

    private RecordDialog(AuditRecord record) {
        addClassName("record");
        setHeaderTitle(Texts.of(
                "audit.detail.title",
                RecordLabels.action(record.action()),
                record.subject().label()));
        facts.addClassName("facts");
        add(facts);
        outcome(record);
        Button close = new Button(Texts.of("audit.detail.close"), _ -> close());
        close.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(close);
    }

    private void outcome(AuditRecord record) {
        boolean refused = record.outcome() == Outcome.REFUSED;
        Span outcome = new Span(RecordLabels.outcome(record.outcome()));
        outcome.addClassName(refused ? "refused" : "done");
        fact("outcome", outcome);
        if (refused) {
            fact("why", RecordLabels.refusal(record));
        }
        Span when = new Span(Times.second(record.at()) + " · " + Times.utc(record.at()));
        when.addClassName("key");
        fact("when", when);
    }

    private void person(AuditRecord record, AuditLinks links) {
        fact(
                "who",
                RecordObjects.line(
                        new Span(RecordLabels.who(record)),
                        links.log(
                                Texts.of("audit.detail.who.all"),
                                AuditUrl.by(record.author().name()))));
    }

    private void describe(AuditRecord record) {
        fact("reason", record.reason());
        fact("what", RecordLabels.action(record.action()));
        fact("type", RecordLabels.subjectType(record));
        fact("target", record.subject().label());
    }

    private void origin(AuditRecord record) {
        fact("channel", RecordLabels.channel(record.author().origin().channel()));
        code("address", record.author().origin().address());
        code("request", record.author().origin().requestId());
        code("record", record.id().toString());
    }

    private void change(AuditRecord record) {
        if (!RecordLabels.fields(record).isEmpty()) {
            add(new H3(Texts.of("audit.detail.change")), new ChangeTable(record));
        }
    }

    private void addJson(AuditRecord record) {
        String json = CanonicalJson.of(record);
        Pre text = new Pre(Texts.shown(json));
        text.addClassName("json");
        text.getElement().setAttribute("tabindex", "0");
        text.getElement().setAttribute("role", "region");
        text.getElement().setAttribute("aria-label", Texts.of("audit.detail.json"));
        Button copy = new Button(Texts.of("audit.detail.copy"), _ -> text.getElement()
                .executeJs("return window.kunci.copied(this, $0)", json)
                .then(_ -> Notices.done(Texts.of("audit.detail.copied"))));
        copy.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        Details details = new Details(Texts.of("audit.detail.json"), copy, text);
        details.addClassName("json-details");
        add(details);
    }

    private void fact(String name, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            fact(name, new Span(Texts.said(text)));
        }
    }

    private void code(String name, @Nullable String text) {
        if (text != null) {
            Span span = new Span(Texts.said(text));
            span.addClassName("key");
            fact(name, span);
        }
    }

    private void fact(String name, Component value) {
        facts.add(new DescriptionList.Term(Texts.of("audit.detail." + name)), new DescriptionList.Description(value));
    }
}
