package dev.kunci.portal.audit;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.router.RouterLink;
import dev.kunci.audit.AuditRecord;
import dev.kunci.audit.AuditScope;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.portal.organization.OrganizationContext;
import dev.kunci.portal.text.Texts;
import dev.kunci.review.audit.AuditSearch;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The history of one object and what belongs to it, newest first: a part of that object's page. */
public class History extends Div {

    private static final String INSIDE = " / ";

    private final transient AuditSearch search;
    private final transient Supplier<Actor> actor;
    private final Header header = new Header(new H2(Texts.of("history.title")));
    private final AuditGrid records = new AuditGrid(Texts.of("history.grid"), this::target, this::open);
    private String here = "";
    private transient @Nullable AuditScope scope;
    private transient @Nullable AuditLinks log;
    private @Nullable RecordDialog dialog;

    /** @param actor is asked again for each reading, on the UI thread */
    public History(AuditSearch search, Supplier<Actor> actor) {
        this.search = search;
        this.actor = actor;
        addClassName("history");
        header.addClassName("history-header");
        add(header, records);
    }

    /**
     * Shows the current records of this object.
     *
     * @param label its name in the audit log, for example {@code ana@example.com / Weather mobile}; left out of each
     *     line, because the page shows it already
     */
    public void show(OrganizationContext context, AuditScope scope, String label) {
        here = label;
        UUID organization = context.organization().id();
        header.getChildren().filter(RouterLink.class::isInstance).toList().forEach(header::remove);
        this.scope = scope;
        log = null;
        if (context.permission().may(Role.AUDITOR)) {
            log = new AuditLinks(context.organization().name());
            header.add(log.log(Texts.of("history.log"), AuditUrl.about(scope)));
        }
        records.setItems(
                page -> search.history(actor.get(), organization, scope, page.getOffset(), page.getLimit()).stream(),
                _ -> search.historyCount(actor.get(), organization, scope));
    }

    private String target(AuditRecord record) {
        String label = record.subject().label();
        if (label.equals(here)) {
            return RecordLabels.subjectType(record);
        }
        return label.startsWith(here + INSIDE) ? label.substring(here.length() + INSIDE.length()) : label;
    }

    private void open(AuditRecord record) {
        RouterLink whole = log == null || scope == null
                ? null
                : log.log(Texts.of("history.record"), AuditUrl.about(scope).open(record.id()));
        close();
        dialog = RecordDialog.brief(record, whole);
        dialog.open();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        close();
    }

    private void close() {
        if (dialog != null) {
            dialog.close();
            dialog = null;
        }
    }
}
