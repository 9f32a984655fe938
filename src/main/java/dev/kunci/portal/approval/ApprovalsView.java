package dev.kunci.portal.approval;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.portal.frame.MainLayout;
import dev.kunci.portal.list.DataListQuery;
import dev.kunci.portal.list.DataListRows;
import dev.kunci.portal.list.DataListView;
import dev.kunci.portal.list.ExportLink;
import dev.kunci.portal.list.QuickViews;
import dev.kunci.portal.list.SavedViews;
import dev.kunci.portal.list.SelectionBar;
import dev.kunci.portal.live.ChangeNotice;
import dev.kunci.portal.organization.OrganizationAccess;
import dev.kunci.portal.status.UndoNotice;
import dev.kunci.portal.text.Texts;
import dev.kunci.review.CountLimit;
import dev.kunci.review.SavedFilterPage;
import dev.kunci.review.app.AppDetails;
import dev.kunci.review.queue.PendingFilter;
import dev.kunci.review.queue.PendingRequest;
import dev.kunci.review.queue.PendingRow;
import dev.kunci.review.queue.PendingSort;
import dev.kunci.shared.Refusal;
import jakarta.annotation.security.PermitAll;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The requests that wait for this approver: read in context, decided by keyboard or mouse, one by one or many at once.
 */
@PermitAll
@Route(value = "o/:organization/approvals", layout = MainLayout.class)
public class ApprovalsView extends DataListView<PendingFilter, PendingSort, PendingRow> {

    private final transient ApprovalsServices services;
    private final transient QueueDecisions decisions;
    private final QuickViews quick;
    private final ApprovalsTable table;
    private final DecisionBox box = new DecisionBox();
    private final RequestPanel panel;
    private final SelectionBar selection;
    private final ExportLink export;
    private final ApproverLimitLine limit;
    private final Button tidy = new Button(Texts.of("approvals.tidy"), _ -> tidy());
    private final Span said = new Span();
    private final QueueLayout queueLayout;
    private transient @Nullable PendingRow focused;
    private transient @Nullable AppDetails shownApp;

    ApprovalsView(OrganizationAccess access, ApprovalsServices services) {
        super(access, "approvals", "approvals", ApprovalsUrl.IT);
        requires(Role.APPROVER);
        this.services = services;
        addClassName("approvals");
        quick = new QuickViews(
                ApprovalsView.class,
                this::understood,
                new SavedViews(services.saved(), SavedFilterPage.APPROVALS, this::actor, () -> organization()
                        .id()));
        panel = new RequestPanel(box, services.clock());
        table = new ApprovalsTable(
                new DataListRows<>(this, services.pending()::count, this::page, services.pending()::find),
                services.clock(),
                this,
                empty());
        decisions = new QueueDecisions(services, this, table, box, said);
        connect(new ApprovalsFilterBar(new ApprovalsFilterOptions(services.choices(), this), this::filter), table);
        table.onChange(UndoNotice::heard);
        table.grid().addCellFocusListener(cell -> cell.getItem().ifPresent(this::look));
        table.grid().addItemClickListener(click -> look(click.getItem()));
        selection = new SelectionBar("approvals", DecisionBox.VERBS, decisions::decideSelected, table::clearSelection)
                .over(table);
        export = new ExportLink("approvals", services.clock());
        limit = new ApproverLimitLine(services.choices());
        tidy.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        Button keys = new Button(Texts.of("approvals.keys"), _ -> new ShortcutsDialog().open());
        keys.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        keys.addClassName("keys-button");
        said.addClassName("unseen");
        said.getElement().setAttribute("role", "status");
        queueLayout = new QueueLayout(table, panel);
        queueLayout.onCommand(new QueueCommands(this, table, decisions)::obey);
        add(header(tidy, keys, export), limit, quick, filters(), queueLayout, selection, said);
    }

    @Override
    protected void opened() {
        table.decides(true, _ -> {}, this::marked);
        box.require(reasonsRequired());
        limit.show(actor(), context());
        DecisionBox.VERBS.forEach(decisions::offer);
    }

    private List<PendingRow> page(
            Actor actor,
            UUID organization,
            PendingFilter filter,
            PendingSort sort,
            boolean ascending,
            int offset,
            int limit) {
        return services.pending().find(actor, organization, filter, table.kept(), sort, ascending, offset, limit);
    }

    /** Shows the rows again, in place; decided ones leave. */
    @Override
    protected void showTable() {
        super.showTable();
        tidy.setVisible(false);
        offerExport();
        lookAtFirst();
    }

    @Override
    protected void sorted(@Nullable String column, boolean ascending) {
        super.sorted(column, ascending);
        offerExport();
    }

    private void offerExport() {
        UUID organization = organization().id();
        DataListQuery<PendingFilter, PendingSort> query = shown();
        export.setVisible(table.waiting() > 0);
        export.show(this::actor, organization(), (actor, out) -> services.export()
                .write(actor, organization, query.filter(), query.sort(), query.ascending(), out));
    }

    /** The panel shows the first row, and keys apply to it. */
    private void lookAtFirst() {
        panel.nothing();
        focused = null;
        shownApp = null;
        services.pending()
                .find(
                        actor(),
                        organization().id(),
                        shown().filter(),
                        List.of(),
                        shown().sort(),
                        shown().ascending(),
                        0,
                        1)
                .forEach(this::look);
        queueLayout.begin();
    }

    @Override
    protected void happened(ChangeNotice notice) {
        table.happened(notice);
        if (shownApp != null && shownApp.touchedBy(notice::concerns)) {
            lookAgain();
        }
        tell();
        tidy.setVisible(table.hasDecided());
    }

    List<PendingRow> rows(Collection<UUID> ids) {
        return services.pending().find(actor(), organization().id(), ids);
    }

    /** How many of these grants have been decided. */
    int decided(Collection<UUID> ids) {
        return services.pending().decided(actor(), organization().id(), ids);
    }

    private void tell() {
        count().show(table.waiting());
        export.setVisible(table.waiting() > 0);
    }

    private void tidy() {
        table.tidy();
        tell();
        tidy.setVisible(false);
        lookAtFirst();
    }

    int waiting() {
        return services.pending().count(actor(), organization().id(), shown().filter());
    }

    private void look(PendingRow row) {
        if (!row.equals(focused)) {
            focused = row;
            lookAgain();
        }
    }

    /** Other keys of the app may have changed, although the request has not. */
    private void lookAgain() {
        PendingRow row = focused;
        if (row == null) {
            return;
        }
        try {
            PendingRequest request =
                    services.reading().find(actor(), organization().id(), row.id());
            shownApp = request.app();
            panel.show(request, links(), organization().fourEyes());
        } catch (Refusal.NotFound gone) {
            shownApp = null;
            panel.nothing();
        }
    }

    /** A row has changed. */
    void changed(PendingRow now) {
        if (focused != null && focused.id().equals(now.id())) {
            look(now);
        }
    }

    /** The row of a command; usually the current one. */
    @Nullable
    PendingRow row(String id) {
        if (focused != null && focused.id().toString().equals(id)) {
            return focused;
        }
        return id.isEmpty()
                ? null
                : rows(List.of(UUID.fromString(id))).stream().findFirst().orElse(null);
    }

    private void marked(int rows) {
        selection.selected(rows);
        box.selected(rows);
    }

    /** All matching rows that wait, including pages that have not been shown. */
    List<PendingRow> waitingRows() {
        List<PendingRow> rows = page(
                actor(),
                organization().id(),
                shown().filter(),
                shown().sort(),
                shown().ascending(),
                0,
                CountLimit.ROWS);
        return rows.stream().filter(PendingRow::waits).toList();
    }

    /** What has been decided here, and can be undone. */
    QueueDecisions verdicts() {
        return decisions;
    }

    boolean busy(PendingRow row) {
        return table.decidingOn(row);
    }

    @Override
    protected void show(PendingFilter filter) {
        super.show(filter);
        quick.show(here(), query(), ApprovalsUrl.quick());
    }

    /** A decision has ended: what it changed beside the rows is shown as well. */
    void settled() {
        tidy.setVisible(true);
        lookAgain();
        tell();
        MainLayout.refreshCounts(this);
    }
}
