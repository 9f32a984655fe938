package dev.kunci.portal.approval;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.kunci.audit.AuditRecord;
import dev.kunci.audit.Outcome;
import dev.kunci.portal.app.key.GateLabels;
import dev.kunci.portal.audit.RecordLabels;
import dev.kunci.portal.organization.Links;
import dev.kunci.portal.status.AccessLabels;
import dev.kunci.portal.status.StatusText;
import dev.kunci.portal.text.RelativeTime;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.text.Times;
import dev.kunci.portal.widget.FactList;
import dev.kunci.registry.access.EffectiveAccess;
import dev.kunci.registry.access.Gate;
import dev.kunci.registry.change.StatusSnapshot;
import dev.kunci.registry.definition.ProductContent;
import dev.kunci.registry.value.Quota;
import dev.kunci.review.app.AppDetails;
import dev.kunci.review.app.AppDetails.GrantView;
import dev.kunci.review.queue.PendingRequest;
import dev.kunci.review.queue.PendingRow;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The parts of a request in words: who asks and why, the terms, the app, its other products, earlier decisions. */
record RequestPanelParts(PendingRequest about, Links links, Clock clock) {

    List<Component> all(boolean fourEyes) {
        List<Component> parts = new ArrayList<>();
        if (fourEyes && about.row().own()) {
            Paragraph own =
                    new Paragraph(Texts.of(about.row().widened() ? "refusal.four-eyes.widened" : "approvals.case.own"));
            own.addClassName("case-warning");
            parts.add(own);
        }
        if (about.row().widened()) {
            Paragraph widened = new Paragraph(Texts.of("approvals.case.widened"));
            widened.addClassName("case-warning");
            parts.add(widened);
        }
        parts.add(asked());
        parts.add(terms());
        parts.add(app());
        parts.add(others());
        parts.add(earlier());
        return parts;
    }

    private Component asked() {
        PendingRow row = about.row();
        FactList facts = new FactList();
        if (row.reason() != null && !row.reason().isBlank()) {
            Paragraph reason = new Paragraph(Texts.of("app.product.reason", row.reason()));
            reason.addClassName("case-reason");
            facts.line("approvals.case.why", reason);
        } else {
            facts.line("approvals.case.why", new Text(Texts.of("approvals.case.why.none")));
        }
        facts.line("approvals.case.by", who(row));
        facts.line("approvals.case.since", ago(row));
        facts.line("approvals.case.key", key(row));
        return facts;
    }

    /** The key, and what would stop calls even if the request were approved. */
    private static Component[] key(PendingRow row) {
        Span hint = FactList.mono(row.keyHint() + "…");
        String blocked = ApprovalsGrid.blocked(row);
        if (blocked.isEmpty()) {
            return new Component[] {hint};
        }
        Span flag = new Span(blocked);
        flag.addClassNames("flag", "flag--blocked");
        return new Component[] {hint, new Text(" "), flag};
    }

    private Component who(PendingRow row) {
        String filedBy = about.app().keys().stream()
                .flatMap(key -> key.grants().stream())
                .filter(grant -> grant.target().id().equals(row.id()))
                .map(GrantView::filedBy)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return new Text(
                filedBy == null
                        ? Texts.shown(row.requestedBy())
                        : Texts.of("approvals.case.filed", row.requestedBy(), filedBy));
    }

    private Component ago(PendingRow row) {
        Span since = new Span(Texts.of(
                "approvals.case.since.value",
                RelativeTime.since(row.requestedAt(), clock.instant()),
                Times.minute(row.requestedAt())));
        since.setTitle(Times.hover(row.requestedAt()));
        return since;
    }

    private Component terms() {
        ProductContent draft = about.product().draft();
        FactList facts = new FactList();
        facts.line(
                "approvals.case.product",
                link(links.product(about.row().productId()), about.row().productName()));
        facts.line(
                "approvals.case.approval",
                new Text(Texts.of("app.product.approval." + draft.approvalType().code())));
        facts.line("approvals.case.quota", new Text(quota(draft.quota())));
        facts.line(
                "approvals.case.environments",
                new Text(
                        draft.environments().isEmpty()
                                ? Texts.of("product.environments.all")
                                : Texts.shown(String.join(", ", draft.environments()))));
        facts.line(
                "approvals.case.scopes",
                draft.scopes().isEmpty()
                        ? new Text(Texts.of("approvals.case.scopes.none"))
                        : FactList.mono(Texts.shown(String.join(" ", draft.scopes()))));
        return section("approvals.case.terms", facts);
    }

    private static String quota(Quota quota) {
        if (quota.limit().isEmpty()) {
            return Texts.of("approvals.case.quota.none");
        }
        boolean known = Quota.UNITS.contains(quota.timeUnit());
        if (known && quota.interval().equals("1")) {
            return Texts.of("approvals.case.quota." + quota.timeUnit(), quota.limit());
        }
        return Texts.of(
                "approvals.case.quota.value",
                quota.limit(),
                quota.interval(),
                known ? Texts.of("product.quota.unit." + quota.timeUnit()) : quota.timeUnit());
    }

    private Component app() {
        AppDetails app = about.app();
        AppDetails.OwnerView owner = app.owner();
        FactList facts = new FactList();
        facts.line(
                "approvals.case.app.name",
                link(links.app(about.row().appId()), about.row().app()),
                standing(app.standing(), app.access()));
        facts.line(
                owner.group() ? "approvals.case.app.group" : "approvals.case.app.developer",
                link(links.owner(owner.target().id(), owner.group()), owner.name()),
                new StatusText(owner.standing().status()));
        facts.line("approvals.case.app.created", new Text(Times.date(app.createdAt())));
        return section("approvals.case.app", facts);
    }

    private Component others() {
        List<Component> lines = about.others().stream()
                .<Component>map(held -> {
                    Span name = new Span(held.grant().productName());
                    Div line = new Div(
                            name,
                            FactList.mono(held.key().hint() + "…"),
                            standing(held.grant().standing(), held.grant().access()));
                    line.addClassName("case-line");
                    return line;
                })
                .toList();
        return section("approvals.case.others", list(lines, "approvals.case.others.none"));
    }

    private Component earlier() {
        List<Component> lines = about.earlier().stream()
                .filter(record -> record.outcome() == Outcome.DONE)
                .map(this::record)
                .toList();
        return section("approvals.case.earlier", list(lines, "approvals.case.earlier.none"));
    }

    private Component record(AuditRecord record) {
        String status = RecordLabels.status(record.after());
        Span what = new Span(status.isEmpty() ? RecordLabels.action(record.action()) : RecordLabels.statusWord(status));
        what.addClassName("status");
        if (!status.isEmpty()) {
            what.addClassName("status--" + status);
        }
        Span who =
                new Span(Texts.of("approvals.case.earlier.who", RecordLabels.who(record), Times.minute(record.at())));
        who.setTitle(Times.hover(record.at()));
        who.addClassName("case-who");
        Div line = new Div(what, who);
        line.addClassName("case-record");
        if (record.reason() != null && !record.reason().isBlank()) {
            Paragraph why = new Paragraph(Texts.of("app.product.reason", record.reason()));
            why.addClassName("case-reason");
            line.add(why);
        }
        return line;
    }

    private static Component list(List<Component> lines, String none) {
        if (lines.isEmpty()) {
            return new Paragraph(Texts.of(none));
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("case-list");
        lines.forEach(line -> list.add(new ListItem(line)));
        return list;
    }

    private static Component section(String key, Component content) {
        return new Section(new H3(Texts.of(key)), content);
    }

    /** Struck through if it is approved but a gate above is shut. */
    private static Component standing(StatusSnapshot own, EffectiveAccess access) {
        StatusText text = new StatusText(own.status());
        Gate above = GateLabels.above(own, access);
        if (above != null) {
            text.blocked().setTitle(AccessLabels.by(above.kind()));
        }
        return text;
    }

    private static Component link(String address, String text) {
        return new Anchor(address, Texts.said(text));
    }
}
