package dev.kunci.portal.audit;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.dataview.GridLazyDataView;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import dev.kunci.audit.AuditFilter;
import dev.kunci.audit.AuditRecord;
import dev.kunci.operators.Role;
import dev.kunci.portal.layout.Entrance;
import dev.kunci.portal.layout.MainLayout;
import dev.kunci.portal.layout.Moments;
import dev.kunci.portal.layout.OrganizationView;
import dev.kunci.portal.layout.Texts;
import dev.kunci.review.AppList;
import dev.kunci.review.AuditReading;
import dev.kunci.shared.KunciProperties;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The record of an organization for its auditors: find, read, follow. */
@PermitAll
@Route(value = "o/:organization/audit", layout = MainLayout.class)
public class AuditView extends OrganizationView {

    private final transient AuditReading reading;
    private final transient Clock clock;
    private final AuditFilters filters = new AuditFilters(query -> go(query));
    private final AuditGrid grid = new AuditGrid(
            Texts.of("audit.grid"), record -> record.subject().label(), record -> go(query().open(record.id())));
    private final Span count = new Span();
    private transient @Nullable AuditQuery query;
    private @Nullable RecordDialog dialog;

    AuditView(Entrance entrance, AuditReading reading, KunciProperties settings, Clock clock) {
        super(entrance);
        requires(Role.AUDITOR);
        this.clock = clock;
        this.reading = reading;
        addClassName("audit-view");
        count.addClassName("count");
        count.getElement().setAttribute("role", "status");
        Header header = new Header(new H1(Texts.of("audit.title")), count);
        header.addClassName("view-header");
        add(header);
        if (settings.singleDatabaseUser()) {
            Paragraph note = new Paragraph(Texts.of("audit.single-user"));
            note.addClassName("audit-note");
            add(note);
        }
        add(filters, grid);
    }

    @Override
    protected String title() {
        return Texts.of("audit.title");
    }

    @Override
    protected void entered(BeforeEnterEvent event) {
        AuditQuery next = AuditQuery.of(event.getLocation().getQueryParameters());
        boolean sameList = query != null && query.open(null).equals(next.open(null));
        query = next;
        filters.show(next, today());
        if (!sameList) {
            list(next);
        }
        detail(next.record());
    }

    private void list(AuditQuery next) {
        AuditFilter filter = next.filter(today());
        UUID organization = organization().id();
        int found = reading.count(actor(), organization, filter);
        GridLazyDataView<AuditRecord> rows = grid.setItems(
                page -> reading.find(actor(), organization, filter, page.getOffset(), page.getLimit()).stream());
        if (found > AppList.COUNTED) {
            rows.setItemCountEstimate(found);
            count.setText(Texts.of("audit.count.more", AppList.COUNTED));
        } else {
            rows.setItemCountCallback(_ -> found);
            count.setText(found == 1 ? Texts.of("audit.count.one") : Texts.of("audit.count.many", found));
        }
        grid.setEmptyStateComponent(nothing(next.filters() ? "audit.none" : "audit.empty"));
    }

    private void detail(@Nullable UUID id) {
        RecordDialog before = dialog;
        dialog = null;
        if (before != null) {
            before.close();
        }
        if (id != null) {
            AuditRecord record = reading.get(actor(), organization().id(), id);
            RecordDialog opened = new RecordDialog(record, undone(record));
            opened.addOpenedChangeListener(change -> {
                if (!change.isOpened() && dialog == opened) {
                    dialog = null;
                    go(query().open(null));
                }
            });
            dialog = opened;
            opened.open();
        }
    }

    private @Nullable RouterLink undone(AuditRecord record) {
        if (record.undoes() == null) {
            return null;
        }
        RouterLink link = new RouterLink(Texts.of("audit.detail.undoes.open"), AuditView.class, here());
        link.setQueryParameters(query().open(record.undoes()).parameters());
        return link;
    }

    private AuditQuery query() {
        return query == null ? AuditQuery.START : query;
    }

    private void go(AuditQuery to) {
        if (!Objects.equals(to.parameters(), query().parameters())) {
            UI.getCurrentOrThrow().navigate(AuditView.class, here(), to.parameters());
        }
    }

    /** Where this person is. */
    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Moments.zone());
    }

    private static Div nothing(String key) {
        Div nothing = new Div(new H2(Texts.of(key + ".title")), new Paragraph(Texts.of(key + ".text")));
        nothing.addClassName("nothing");
        return nothing;
    }
}
