package dev.kunci.portal.list;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.server.streams.DownloadEvent;
import dev.kunci.operators.Actor;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.text.Times;
import dev.kunci.registry.Organization;
import dev.kunci.shared.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Supplier;

/** Downloads all matching rows of a list as CSV. */
public class ExportLink extends Anchor {

    private final String stem;
    private final transient Clock clock;

    /** Writes the rows that match what the list showed when the link was set last. */
    public interface Export {
        void write(Actor actor, OutputStream out);
    }

    /** @param stem of the file name */
    public ExportLink(String stem, Clock clock) {
        this.stem = stem;
        this.clock = clock;
        addClassName("export");
        setText(Texts.of("audit.export"));
        setTitle(Texts.of("audit.export.help"));
    }

    /** A download runs outside the UI: it takes its parameters along, and asks for the actor when it begins. */
    public void show(Supplier<Actor> who, Organization organization, Export export) {
        String name = organization.name();
        ZoneId zone = Times.zone();
        setHref(
                download -> {
                    download.setContentType("text/csv; charset=utf-8");
                    download.setFileName(
                            "kunci-%s-%s-%s.csv".formatted(stem, name, LocalDate.ofInstant(clock.instant(), zone)));
                    write(download, who, export);
                },
                AttachmentType.DOWNLOAD);
    }

    private static void write(DownloadEvent download, Supplier<Actor> who, Export export) throws IOException {
        try {
            export.write(who.get(), download.getOutputStream());
        } catch (Refusal refused) {
            int status = refused instanceof Refusal.Conflict
                    ? HttpServletResponse.SC_SERVICE_UNAVAILABLE
                    : HttpServletResponse.SC_FORBIDDEN;
            download.getResponse().sendError(status, refused.key());
        }
    }
}
