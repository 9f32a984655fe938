package dev.kunci.portal.inspector;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.Autocapitalize;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.kunci.portal.text.Texts;
import dev.kunci.review.inspection.AccessSimulation;
import dev.kunci.review.inspection.AccessSimulation.Ending;
import dev.kunci.review.inspection.Inspection;
import dev.kunci.review.inspection.SimulatedCall;
import dev.kunci.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Simulates a call with the key that was found, by the rules of the gateways. */
class CallPart extends Section {

    private final transient InspectorPage page;
    private final TextField call = field("inspector.call");
    private final TextField proxy = field("inspector.call.proxy");
    private final TextField environment = field("inspector.call.environment");
    private final Span answer = new Span();

    CallPart(InspectorPage page) {
        this.page = page;
        addClassName("inspector-call");
        call.setPlaceholder(Texts.of("inspector.call.example"));
        call.setHelperText(Texts.of("inspector.call.help"));
        call.setClearButtonVisible(true);
        call.addClassName("mono");
        answer.getElement().setAttribute("role", "status");
        answer.addClassName("tester-answer");
        Div more = new Div(proxy, environment);
        more.addClassName("tester-fields");
        Div tester = new Div(call, new Details(Texts.of("inspector.call.more"), more), answer);
        tester.addClassName("tester");
        add(new H2(Texts.of("inspector.call.title")), tester);
    }

    private TextField field(String label) {
        TextField field = new TextField(Texts.of(label));
        field.setAutocomplete(Autocomplete.OFF);
        field.setAutocorrect(false);
        field.setAutocapitalize(Autocapitalize.NONE);
        field.getElement().setAttribute("spellcheck", "false");
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.addValueChangeListener(_ -> answer());
        return field;
    }

    /** Shows the outcome of the call as it is typed. */
    void answer() {
        answer.removeClassNames("status", "status--approved", "status--revoked", "status--pending");
        if (call.getValue().isBlank()) {
            answer.setText("");
            return;
        }
        Inspection now = page.inspection();
        try {
            AccessSimulation simulation = page.desk()
                    .inspections()
                    .attempt(
                            page.actor(),
                            now,
                            SimulatedCall.typed(call.getValue(), proxy.getValue(), environment.getValue()));
            answer.addClassNames("status", "status--" + colour(simulation.ending()));
            answer.setText(words(now, simulation));
        } catch (Refusal refusal) {
            answer.setText(Texts.refusal(refusal));
        }
    }

    private static String colour(Ending ending) {
        return switch (ending) {
            case PASSES -> "approved";
            case DEPENDS, PENDING -> "pending";
            case GATE, REVOKED, NO_PRODUCT, UNCLEAR -> "revoked";
        };
    }

    private static String words(Inspection now, AccessSimulation simulation) {
        return switch (simulation.ending()) {
            case GATE -> new VerdictLabels(now).sentence();
            case DEPENDS ->
                Texts.of("inspector.call.depends", simulation.product(), String.join(", ", named(simulation)));
            default ->
                Texts.of(
                        "inspector.call."
                                + simulation
                                        .ending()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '-'),
                        simulation.product(),
                        simulation.pattern());
        };
    }

    private static List<String> named(AccessSimulation simulation) {
        List<String> named = new ArrayList<>();
        if (!simulation.proxies().isEmpty()) {
            named.add(Texts.of("inspector.call.depends.proxy", String.join(" / ", simulation.proxies())));
        }
        if (!simulation.environments().isEmpty()) {
            named.add(Texts.of("inspector.call.depends.environment", String.join(" / ", simulation.environments())));
        }
        return named;
    }
}
