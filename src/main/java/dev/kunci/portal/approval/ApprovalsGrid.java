package dev.kunci.portal.approval;

import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.renderer.Renderer;
import dev.kunci.portal.list.DataListGrid;
import dev.kunci.portal.text.RelativeTime;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.text.Times;
import dev.kunci.registry.value.Status;
import dev.kunci.review.queue.PendingRow;
import dev.kunci.review.queue.PendingSort;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The columns of the queue: the request, who asks and why, since when, and the decision. */
class ApprovalsGrid extends DataListGrid<PendingRow> {

    private static final String BUSY = "busy";
    private static final String WAITING = ApprovalsUrl.IT.column(PendingSort.WAITING);

    private static final String REQUEST = """
            <div class="ask ask--${item.askState}" data-ask="${item.askId}" data-state="${item.askState}">
              <span class="ask-product" title="${item.product}">${item.product}</span>
              <span class="ask-app"><span class="ask-title" title="${item.app}">${item.app}</span>${item.again ? html`<span class="flag flag--again">${item.againWord}</span>` : ''}${
                item.blocked ? html`<span class="flag flag--blocked">${item.blocked}</span>` : ''}${
                item.own ? html`<span class="flag">${item.own}</span>` : ''}</span>
              <span class="data-list-narrow" title="${item.owner}">${item.ago} · ${item.owner}</span>
              <span class="data-list-narrow ask-why" title="${item.reason}">${item.reason}</span>
            </div>""";

    private static final String WHY = """
            <div class="ask ask--${item.askState}" data-ask="${item.askId}"><span class="ask-owner" title="${item.owner}">${item.owner}</span>
              <span class="ask-reason" title="${item.reason}">${item.reason}</span></div>""";

    private static final String AGO = """
            <div class="ask ask--${item.askState} ask-ago" data-ask="${item.askId}"><span title="${item.hover}">${item.ago}</span></div>""";

    private static final String DECISION = """
            <div class="ask ask-decision" data-ask="${item.askId}">${item.askState === 'pending'
              ? html`<button type="button" tabindex="-1" class="ask-verb ask-verb--approve" data-verb="approve"
                    aria-label="${item.approve}" title="${item.approveHint}"><span>${item.approveWord}</span></button><button type="button" tabindex="-1"
                    class="ask-verb ask-verb--revoke" data-verb="revoke" aria-label="${item.reject}" title="${item.rejectHint}"><span>${item.rejectWord}</span></button>`
              : html`<span class="status status--${item.askState}">${item.word}</span>${item.undo
                ? html`<button type="button" tabindex="-1" class="ask-undo" aria-label="${item.undoLabel}" @click="${undo}">${item.undo}</button>` : ''}`}</div>""";

    private final transient Clock clock;
    private final transient Predicate<PendingRow> busy;

    /** @param busy whether a decision on this row is in progress */
    ApprovalsGrid(Clock clock, Predicate<PendingRow> busy) {
        super(Texts.of("approvals.grid"));
        this.clock = clock;
        this.busy = busy;
        addClassName("approvals-grid");
        sortable(
                ApprovalsUrl.IT.column(PendingSort.PRODUCT),
                Texts.of("approvals.column.request"),
                row(REQUEST)
                        .withProperty("askRevision", row -> row.standing().revision())
                        .withProperty("product", row -> Texts.shown(row.productName()))
                        .withProperty("app", row -> Texts.shown(row.app()))
                        .withProperty("again", PendingRow::again)
                        .withProperty("againWord", _ -> Texts.of("approvals.flag.again"))
                        .withProperty("blocked", ApprovalsGrid::blocked)
                        .withProperty("own", row -> own(row))
                        .withProperty("owner", row -> Texts.shown(row.owner()))
                        .withProperty("reason", ApprovalsGrid::reason)
                        .withProperty("ago", this::ago),
                "11rem",
                2);
        column(
                "why",
                Texts.of("approvals.column.why"),
                row(WHY).withProperty("owner", row -> Texts.shown(row.owner()))
                        .withProperty("reason", ApprovalsGrid::reason),
                "10rem",
                3);
        sortable(
                WAITING,
                Texts.of("approvals.column.waiting"),
                row(AGO).withProperty("ago", this::ago).withProperty("hover", row -> Times.hover(row.requestedAt())),
                "5.5rem",
                0);
        column(STATUS, Texts.of("approvals.column.decision"), text(this::word), "8.75rem", 0);
        from(NARROW, "why", WAITING);
        narrow(STATUS, "7.25rem");
        fit(1_280);
    }

    /** @param undo undoes a decision made here; offered only while that is possible */
    Renderer<PendingRow> decision(Predicate<PendingRow> undoable, Consumer<PendingRow> undo) {
        return row(DECISION)
                .withProperty("approve", row -> Texts.of("approvals.approve.of", name(row)))
                .withProperty("approveHint", _ -> Texts.of("approvals.key.approve"))
                .withProperty("reject", row -> Texts.of("approvals.reject.of", name(row)))
                .withProperty("rejectHint", _ -> Texts.of("approvals.key.reject"))
                .withProperty("approveWord", _ -> Texts.of("status.verb.approve"))
                .withProperty("rejectWord", _ -> Texts.of("status.verb.reject"))
                .withProperty("word", this::word)
                .withProperty("undo", row -> undoable.test(row) ? Texts.of("status.undo") : "")
                .withProperty("undoLabel", row -> Texts.of("approvals.undo.of", name(row)))
                .withFunction("undo", undo::accept);
    }

    /** Shows the status of rows that are not pending any more. */
    void status(Renderer<PendingRow> renderer) {
        getColumnByKey(STATUS).setRenderer(renderer);
    }

    private LitRenderer<PendingRow> row(String template) {
        return LitRenderer.<PendingRow>of(template)
                .withProperty("askId", row -> row.id().toString())
                .withProperty("askState", this::state);
    }

    private String state(PendingRow row) {
        return busy.test(row) ? BUSY : row.standing().status().code();
    }

    private String word(PendingRow row) {
        String state = state(row);
        return Texts.of(
                switch (state) {
                    case BUSY -> "status.busy";
                    default -> state.equals(Status.REVOKED.code()) ? "approvals.rejected" : "status." + state;
                });
    }

    /** The name of a request: "Weather for Weather mobile". */
    static String name(PendingRow row) {
        return Texts.of("approvals.name", row.productName(), row.app());
    }

    private String ago(PendingRow row) {
        return RelativeTime.since(row.requestedAt(), clock.instant());
    }

    /** What would stop calls even if the request were approved; empty for nothing. */
    static String blocked(PendingRow row) {
        return row.blocked() == null
                ? ""
                : Texts.of("approvals.flag.blocked." + row.blocked().code());
    }

    private static String reason(PendingRow row) {
        return row.reason() == null || row.reason().isBlank() ? "" : Texts.of("app.product.reason", row.reason());
    }

    private static String own(PendingRow row) {
        if (!row.own()) {
            return "";
        }
        return Texts.of(row.widened() ? "approvals.flag.widened" : "approvals.flag.own");
    }
}
