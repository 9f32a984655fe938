package dev.kunci.portal.audit;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.dataview.GridLazyDataView;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import dev.kunci.audit.AuditFilter;
import dev.kunci.audit.AuditRecord;
import dev.kunci.audit.AuditScope;
import dev.kunci.operators.Role;
import dev.kunci.portal.feedback.FocusRestorer;
import dev.kunci.portal.feedback.Notices;
import dev.kunci.portal.frame.MainLayout;
import dev.kunci.portal.list.EmptyList;
import dev.kunci.portal.list.ExportLink;
import dev.kunci.portal.list.QuickViews;
import dev.kunci.portal.list.RowCount;
import dev.kunci.portal.list.SavedViews;
import dev.kunci.portal.live.ChangeNotice;
import dev.kunci.portal.organization.OrganizationAccess;
import dev.kunci.portal.organization.OrganizationView;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.text.Times;
import dev.kunci.review.CountLimit;
import dev.kunci.review.SavedFilterPage;
import dev.kunci.review.audit.NamedObject;
import dev.kunci.shared.Refusal;
import jakarta.annotation.security.PermitAll;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The audit log of an organization: search, read, follow links, export. */
@PermitAll
@Route(value = "o/:organization/audit", layout = MainLayout.class)
public class AuditView extends OrganizationView {

    private static final int ESTIMATE = 2 * CountLimit.ROWS;

    private final transient AuditServices services;
    private final RowCount count = new RowCount("audit");
    private final ExportLink export;
    private final QuickViews quick;
    private final AuditScopeChip about =
            new AuditScopeChip(() -> go(query().open(null).withAbout(null)));
    private final AuditFilters filters = new AuditFilters(this::go);
    private final EmptyList nothing = new EmptyList("audit", () -> go(AuditUrl.START));
    private final AuditGrid grid = new AuditGrid(
            Texts.of("audit.grid"), record -> record.subject().label(), record -> go(query().open(record.id())));
    private transient @Nullable AuditUrl url;
    private @Nullable RecordDialog dialog;
    private int found;

    AuditView(OrganizationAccess access, AuditServices services) {
        super(access);
        requires(Role.AUDITOR);
        this.services = services;
        export = new ExportLink("audit", services.clock());
        quick = new QuickViews(
                AuditView.class,
                address -> AuditUrl.of(address).open(null).parameters(),
                new SavedViews(services.saved(), SavedFilterPage.AUDIT, this::actor, () -> organization()
                        .id()));
        addClassName("audit-view");
        Header header = new Header(new H1(Texts.of("audit.title")), count, export);
        header.addClassName("view-header");
        add(header);
        if (services.settings().singleDatabaseUser()) {
            Paragraph note = new Paragraph(Texts.of("audit.single-user"));
            note.addClassName("audit-note");
            add(note);
        }
        grid.setEmptyStateComponent(nothing);
        add(quick, filters, about, grid);
    }

    @Override
    protected String title() {
        return Texts.of("audit.title");
    }

    @Override
    protected void entered(BeforeEnterEvent event) {
        AuditUrl next = AuditUrl.of(event.getLocation().getQueryParameters());
        boolean sameList = url != null && url.open(null).equals(next.open(null));
        url = next;
        filters.show(next, today());
        if (!sameList) {
            list(next);
            quick.show(
                    here(),
                    next.open(null).parameters(),
                    AuditQuickViews.of(context().operator().email()));
            AuditScope scope = next.about();
            about.show(
                    auditLinks(),
                    scope,
                    scope == null
                            ? null
                            : services.objects()
                                    .name(actor(), organization().id(), List.of(scope))
                                    .get(scope));
        }
        detail(next.record());
    }

    private void list(AuditUrl next) {
        AuditFilter filter = next.filter(today());
        UUID organization = organization().id();
        found = services.reading().count(actor(), organization, filter);
        nothing.filtered(next.filters());
        GridLazyDataView<AuditRecord> rows = grid.setItems(page ->
                services.reading().find(reader(), organization, filter, page.getOffset(), page.getLimit()).stream());
        if (found > CountLimit.ROWS) {
            rows.setItemCountEstimate(ESTIMATE);
        } else {
            int exactly = found;
            rows.setItemCountCallback(_ -> exactly);
        }
        count.show(found);
        export.setVisible(found > 0);
        export.show(
                this::actor, organization(), (actor, out) -> services.export().write(actor, organization, filter, out));
    }

    /** Every change leaves a record. New ones are shown on demand only, because they would move the others. */
    @Override
    protected void happened(ChangeNotice notice) {
        int now = services.reading().count(actor(), organization().id(), query().filter(today()));
        if (now != found || now > CountLimit.ROWS) {
            count.renew(now, () -> {
                list(query());
                FocusRestorer.to(grid);
            });
        }
    }

    private void detail(@Nullable UUID id) {
        close();
        if (id == null) {
            return;
        }
        try {
            AuditRecord record = services.reading().get(actor(), organization().id(), id);
            Map<AuditScope, NamedObject> objects =
                    services.objects().name(actor(), organization().id(), RecordObjects.of(record));
            RecordDialog opened = new RecordDialog(record, new RecordObjects(auditLinks(), objects), query());
            opened.addOpenedChangeListener(change -> {
                if (!change.isOpened() && dialog == opened) {
                    dialog = null;
                    go(query().open(null));
                }
            });
            dialog = opened;
            opened.open();
        } catch (Refusal.NotFound unknown) {
            Notices.refused(unknown);
        }
    }

    /** Without navigating. */
    private void close() {
        RecordDialog before = dialog;
        dialog = null;
        if (before != null) {
            before.close();
        }
    }

    @Override
    protected void onDetach(DetachEvent event) {
        super.onDetach(event);
        close();
    }

    private AuditLinks auditLinks() {
        return new AuditLinks(organization().name());
    }

    private AuditUrl query() {
        return url == null ? AuditUrl.START : url;
    }

    private void go(AuditUrl to) {
        if (!Objects.equals(to.parameters(), query().parameters())) {
            UI.getCurrentOrThrow().navigate(AuditView.class, here(), to.parameters());
        }
    }

    /** Today in the person's time zone. */
    private LocalDate today() {
        return LocalDate.ofInstant(services.clock().instant(), Times.zone());
    }
}
