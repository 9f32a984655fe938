package dev.kunci.portal.inspector;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.text.TimeText;
import dev.kunci.portal.text.Times;
import dev.kunci.portal.widget.FactList;
import dev.kunci.registry.value.Status;
import dev.kunci.review.AccessState;
import dev.kunci.review.app.AppDetails;
import dev.kunci.review.app.AppDetails.KeyView;
import dev.kunci.review.inspection.Inspection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The result for one key: the verdict with possible actions, its gates, and what gateways saw. */
class InspectionResult extends Div {

    private final transient InspectorPage page;
    private final Section verdict = new Section();
    private final Section gates = new Section();
    private final CallPart call;
    private final Section refusals = new Section();

    InspectionResult(InspectorPage page) {
        this.page = page;
        this.call = new CallPart(page);
        addClassName("finding");
        verdict.addClassName("verdict");
        add(verdict, gates, call, refusals);
        show();
    }

    /** Draws what was read last; a call being typed stays. */
    void show() {
        Inspection now = page.inspection();
        verdict.removeAll();
        verdict.add(sentence(now), actions(now), facts(now));
        gates.removeAll();
        gates.add(new H2(Texts.of("inspector.gates")), new GateTable(page));
        refusals.removeAll();
        refusals.add(new H2(Texts.of("inspector.refused")), new RefusedPart(now));
        call.answer();
    }

    private static Div sentence(Inspection now) {
        H2 said = new H2(new VerdictLabels(now).sentence());
        long open = now.passes() ? now.openProducts() : 0;
        said.addClassNames(
                "access", "access--" + AccessState.of(open, now.grants().size()).code());
        Div sentence = new Div(said);
        now.reason().ifPresent(reason -> sentence.add(new Paragraph(Texts.of("inspector.reason", reason))));
        sentence.addClassName("verdict-sentence");
        return sentence;
    }

    private Div actions(Inspection now) {
        Div actions = new Div();
        actions.addClassName("verdict-actions");
        if (now.permission().decidesAll() && now.key().standing().status() != Status.REVOKED) {
            Button leaked = new Button(Texts.of("inspector.leak"), _ -> new LeakDialog(page).open());
            leaked.addThemeVariants(ButtonVariant.LUMO_ERROR);
            leaked.addClassName("leaked");
            actions.add(leaked);
        }
        actions.add(new Button(Texts.of("inspector.explain"), _ -> new ExplainDialog(page.inspection()).open()));
        return actions;
    }

    private FactList facts(Inspection now) {
        AppDetails app = now.app();
        KeyView key = now.key();
        FactList facts = new FactList();
        facts.addClassName("inspector-facts");
        facts.line("inspector.fact.key", FactList.mono(key.hint() + "…"));
        facts.line("inspector.fact.id", FactList.mono(key.target().id().toString()));
        kin(facts, "inspector.fact.replaced-by", now.replacedBy());
        kin(facts, "inspector.fact.replaces", now.replaces());
        facts.line(
                "inspector.fact.app",
                new Anchor(page.context().links().credentials(app.target().id()), Texts.shown(app.title())));
        facts.line(
                app.owner().group() ? "inspector.fact.app-group" : "inspector.fact.developer",
                new Anchor(
                        page.context()
                                .links()
                                .owner(app.owner().target().id(), app.owner().group()),
                        owner(app)));
        facts.line("inspector.fact.issued", new TimeText(key.issuedAt(), Times.minute(key.issuedAt())));
        Instant last = now.use().lastAllowed();
        facts.line(
                "inspector.fact.last-used",
                last == null ? new Span(Texts.of("inspector.never-used")) : new TimeText(last, Times.minute(last)));
        return facts;
    }

    private void kin(FactList facts, String key, Inspection.@Nullable Kin kin) {
        if (kin == null) {
            return;
        }
        if (kin.credential() == null) {
            facts.line(
                    key, new Span(Texts.of("inspector.fact.deleted", kin.hint()).strip()));
        } else {
            Anchor there = new Anchor(page.context().links().inspector(kin.credential()), kin.hint());
            there.addClassName("key");
            facts.line(key, there);
        }
    }

    private static String owner(AppDetails app) {
        String full = app.owner().fullName();
        String name = app.owner().name();
        return Texts.shown(full.isBlank() || full.equals(name) ? name : full + " · " + name);
    }
}
