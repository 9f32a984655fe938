package dev.kunci.portal.audit;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.server.streams.DownloadEvent;
import dev.kunci.audit.AuditFilter;
import dev.kunci.operators.Actor;
import dev.kunci.portal.layout.Moments;
import dev.kunci.portal.layout.Texts;
import dev.kunci.registry.Organization;
import dev.kunci.review.AuditExport;
import dev.kunci.shared.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.function.Supplier;

/** Downloads what the list shows, all of it, as CSV. */
class ExportLink extends Anchor {

    private final transient AuditExport export;
    private final transient Clock clock;

    ExportLink(AuditExport export, Clock clock) {
        this.export = export;
        this.clock = clock;
        addClassName("export");
        setText(Texts.of("audit.export"));
        setTitle(Texts.of("audit.export.help"));
    }

    /** A download runs beside the screen: it takes along what for, and asks by whom when it begins. */
    void show(Supplier<Actor> who, Organization organization, AuditFilter filter) {
        UUID id = organization.id();
        String name = organization.name();
        ZoneId zone = Moments.zone();
        setHref(
                download -> {
                    download.setContentType("text/csv; charset=utf-8");
                    download.setFileName(
                            "kunci-audit-%s-%s.csv".formatted(name, LocalDate.ofInstant(clock.instant(), zone)));
                    write(download, who, id, filter);
                },
                AttachmentType.DOWNLOAD);
    }

    private void write(DownloadEvent download, Supplier<Actor> who, UUID organization, AuditFilter filter)
            throws IOException {
        try {
            export.write(who.get(), organization, filter, download.getOutputStream());
        } catch (Refusal refused) {
            int status = refused instanceof Refusal.Conflict
                    ? HttpServletResponse.SC_SERVICE_UNAVAILABLE
                    : HttpServletResponse.SC_FORBIDDEN;
            download.getResponse().sendError(status, refused.key());
        }
    }
}
