package dev.kunci.portal.text;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Formats instants for the person at the screen: in their time zone and language, with UTC for comparing. */
public final class Times {

    private static final String MINUTE = "d MMM yyyy HH:mm";
    private static final String SECOND = "d MMM yyyy HH:mm:ss";

    private Times() {}

    /** For example {@code 3 Mar 2026 14:05}. */
    public static String minute(Instant at) {
        return formatted(at, MINUTE, zone());
    }

    /** For example {@code 3 Mar 2026 14:05:09}. */
    public static String second(Instant at) {
        return formatted(at, SECOND, zone());
    }

    /** For example {@code 3 Mar 2026}. */
    public static String date(Instant at) {
        return formatted(at, "d MMM yyyy", zone());
    }

    /** For example {@code 3 Mar 2026 07:05:09 UTC}. */
    public static String utc(Instant at) {
        return formatted(at, SECOND, ZoneOffset.UTC) + " UTC";
    }

    /** The hover text of a short time, for example {@code 3 Mar 2026 14:05 · 3 Mar 2026 07:05:09 UTC}. */
    public static String hover(Instant at) {
        return minute(at) + " · " + utc(at);
    }

    /** When a day begins in the person's time zone. */
    public static Instant start(LocalDate day) {
        return day.atStartOfDay(zone()).toInstant();
    }

    /** The time zone the person has chosen, else that of the browser. */
    public static ZoneId zone() {
        UI ui = UI.getCurrent();
        if (ui == null) {
            return ZoneOffset.UTC;
        }
        ZoneId chosen = ComponentUtil.getData(ui, ZoneId.class);
        return chosen == null ? browser(ui.getPage().getExtendedClientDetails().getTimeZoneId()) : chosen;
    }

    private static ZoneId browser(@Nullable String id) {
        try {
            return id == null || id.isBlank() ? ZoneOffset.UTC : ZoneId.of(id);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }

    private static String formatted(Instant at, String pattern, ZoneId zone) {
        return DateTimeFormatter.ofPattern(pattern, Texts.locale()).format(at.atZone(zone));
    }
}
