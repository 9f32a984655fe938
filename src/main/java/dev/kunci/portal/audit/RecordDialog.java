package dev.kunci.portal.audit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import dev.kunci.audit.AuditRecord;
import dev.kunci.audit.CanonicalJson;
import dev.kunci.audit.Outcome;
import dev.kunci.portal.layout.Moments;
import dev.kunci.portal.layout.Notices;
import dev.kunci.portal.layout.Texts;
import org.jspecify.annotations.Nullable;

/** Everything one record says, for people first and for machines below. */
class RecordDialog extends Dialog {

    private static final String COPY = """
            const text = $0;
            const range = document.createRange();
            range.selectNodeContents(this);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
            return navigator.clipboard.writeText(text).then(() => true);
            """;

    private final DescriptionList facts = new DescriptionList();

    /** @param undone the link to the record this one undoes, else null */
    RecordDialog(AuditRecord record, @Nullable RouterLink undone) {
        addClassName("record");
        setHeaderTitle(Texts.of(
                "audit.detail.title",
                RecordWords.action(record.action()),
                record.subject().label()));
        facts.addClassName("facts");
        add(facts);
        describe(record, undone);
        if (!RecordWords.fields(record).isEmpty()) {
            add(new H3(Texts.of("audit.detail.change")), new ChangeTable(record));
        }
        addJson(record);
        Button close = new Button(Texts.of("audit.detail.close"), _ -> close());
        close.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(close);
    }

    private void describe(AuditRecord record, @Nullable RouterLink undone) {
        boolean refused = record.outcome() == Outcome.REFUSED;
        Span outcome =
                new Span(Texts.of("audit.detail.outcome." + record.outcome().code()));
        outcome.addClassName(refused ? "refused" : "done");
        fact("outcome", outcome);
        if (refused) {
            fact("why", RecordWords.refusal(record));
        }
        Span when = new Span(Moments.second(record.at()) + " · " + Moments.utc(record.at()));
        when.addClassName("key");
        fact("when", when);
        fact("who", RecordWords.who(record));
        fact("what", RecordWords.action(record.action()));
        fact("target", record.subject().label());
        fact("type", RecordWords.subjectType(record));
        fact("reason", record.reason());
        fact("channel", RecordWords.channel(record.author().origin().channel()));
        code("address", record.author().origin().address());
        code("request", record.author().origin().requestId());
        code("record", record.id().toString());
        if (undone != null) {
            fact("undoes", undone);
        }
    }

    private void addJson(AuditRecord record) {
        String json = CanonicalJson.of(record);
        Pre text = new Pre(json);
        text.addClassName("json");
        text.getElement().setAttribute("tabindex", "0");
        text.getElement().setAttribute("role", "region");
        text.getElement().setAttribute("aria-label", Texts.of("audit.detail.json"));
        Button copy = new Button(
                Texts.of("audit.detail.copy"),
                _ -> text.getElement().executeJs(COPY, json).then(_ -> Notices.done(Texts.of("audit.detail.copied"))));
        copy.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        Div head = new Div(new H3(Texts.of("audit.detail.json")), copy);
        head.addClassName("json-head");
        add(head, text);
    }

    private void fact(String name, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            fact(name, new Span(text));
        }
    }

    private void code(String name, @Nullable String text) {
        if (text != null) {
            Span span = new Span(text);
            span.addClassName("key");
            fact(name, span);
        }
    }

    private void fact(String name, Component value) {
        facts.add(new DescriptionList.Term(Texts.of("audit.detail." + name)), new DescriptionList.Description(value));
    }
}
