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

    private final transient AuditSearch reading;
    private final transient Supplier<Actor> actor;
    private final Header header = new Header(new H2(Texts.of("history.title")));
    private final AuditGrid records = new AuditGrid(Texts.of("history.grid"), this::target, this::open);
    private String here = "";
    private transient @Nullable AuditScope object;
    private transient @Nullable AuditLinks log;
    private @Nullable RecordDialog dialog;

    /** @param actor is asked again for each reading, on the UI thread */
    public History(AuditSearch reading, Supplier<Actor> actor) {
        this.reading = reading;
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
    public void show(OrganizationContext place, AuditScope object, String label) {
        here = label;
        UUID organization = place.organization().id();
        header.getChildren().filter(RouterLink.class::isInstance).toList().forEach(header::remove);
        this.object = object;
        log = null;
        if (place.permission().may(Role.AUDITOR)) {
            log = new AuditLinks(place.organization().name());
            header.add(log.log(Texts.of("history.log"), AuditUrl.about(object)));
        }
        records.setItems(
                page -> reading.history(actor.get(), organization, object, page.getOffset(), page.getLimit()).stream(),
                _ -> reading.historyCount(actor.get(), organization, object));
    }

    private String target(AuditRecord record) {
        String label = record.subject().label();
        if (label.equals(here)) {
            return RecordLabels.subjectType(record);
        }
        return label.startsWith(here + INSIDE) ? label.substring(here.length() + INSIDE.length()) : label;
    }

    private void open(AuditRecord record) {
        RouterLink whole = log == null || object == null
                ? null
                : log.log(Texts.of("history.record"), AuditUrl.about(object).open(record.id()));
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
