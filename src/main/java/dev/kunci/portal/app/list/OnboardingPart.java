package dev.kunci.portal.app.list;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Permission;
import dev.kunci.operators.Role;
import dev.kunci.portal.organization.Links;
import dev.kunci.portal.organization.OrganizationContext;
import dev.kunci.portal.text.Texts;
import dev.kunci.review.Onboarding;
import dev.kunci.review.Onboarding.Progress;
import dev.kunci.review.Onboarding.Step;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;

/** A checklist to the first approved app of a new organization; gone when it is done. */
public class OnboardingPart extends Section {

    private static final String TITLE = "first-steps";

    private final transient Onboarding steps;

    OnboardingPart(Onboarding steps) {
        this.steps = steps;
        addClassName("first-steps");
        getElement().setAttribute("aria-labelledby", TITLE);
        setVisible(false);
    }

    /** Administrators see all steps, others those that their roles allow, as long as one is open. */
    void show(Actor actor, OrganizationContext context) {
        Permission permission = context.permission();
        Predicate<Step> shown = step -> permission.may(Role.ADMIN) || permission.may(step.role());
        removeAll();
        setVisible(false);
        if (Arrays.stream(Step.values()).noneMatch(shown)) {
            return;
        }
        Progress progress = steps.of(actor, context.organization().id());
        if (Arrays.stream(Step.values()).filter(shown).allMatch(progress.done()::contains)) {
            return;
        }
        H2 title = new H2(Texts.of("steps.title"));
        title.setId(TITLE);
        OrderedList list = new OrderedList();
        Arrays.stream(Step.values()).filter(shown).forEach(step -> list.add(line(step, progress, context)));
        add(title, list);
        setVisible(true);
    }

    private static ListItem line(Step step, Progress progress, OrganizationContext context) {
        ListItem line =
                new ListItem(new Anchor(page(step, progress, context.links()), Texts.of("steps." + name(step))));
        boolean done = progress.done().contains(step);
        boolean next = progress.next().filter(step::equals).isPresent();
        if (done || next) {
            Span state = new Span(Texts.of(done ? "steps.done" : "steps.next"));
            state.addClassNames("step-state", done ? "step-state--done" : "step-state--next");
            line.add(state);
        }
        if (!done && step.role() == Role.EDITOR && !context.permission().may(Role.EDITOR)) {
            Span missing = new Span(
                    new Text(Texts.of("steps.editor") + " "),
                    new Anchor(context.links().people(), Texts.of("nav.people")));
            missing.addClassName("muted");
            line.add(missing);
        }
        return line;
    }

    private static String page(Step step, Progress progress, Links links) {
        return switch (step) {
            case PRODUCT -> links.products();
            case OWNER -> links.developers();
            case APP -> links.apps();
            case APPROVER -> links.people();
            case APPROVAL -> progress.waiting() == null ? links.apps() : links.credentials(progress.waiting());
        };
    }

    private static String name(Step step) {
        return step.name().toLowerCase(Locale.ROOT);
    }
}
