package dev.kunci.portal.inspector;

import com.vaadin.flow.i18n.I18NProvider;
import dev.kunci.registry.access.Gate;
import dev.kunci.registry.value.Status;
import dev.kunci.review.app.AppDetails;
import dev.kunci.review.app.AppDetails.GrantView;
import dev.kunci.review.app.AppDetails.KeyView;
import dev.kunci.review.inspection.Inspection;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What a developer is told about a key, in their language; it contains only the hint of the key, and no internal names.
 */
record Explanation(Inspection inspection, Locale language, boolean withReason) {

    String text() {
        AppDetails app = inspection.app();
        KeyView key = inspection.key();
        String name = app.owner().fullName().isBlank()
                ? app.owner().name()
                : app.owner().fullName();
        String cause = cause();
        List<String> lines = new ArrayList<>();
        lines.add(say("greeting", name));
        lines.add("");
        lines.add(say("is." + cause, key.hint(), app.title(), since(cause), products(cause)));
        if (withReason) {
            inspection.reason().ifPresent(reason -> lines.add(say("reason", reason)));
        }
        lines.add("");
        lines.add(say("next." + cause));
        if (cause.equals("open")) {
            also(lines, Status.PENDING);
            also(lines, Status.REVOKED);
        }
        lines.add("");
        lines.add(say("safe", key.hint()));
        return String.join("\n", lines);
    }

    private void also(List<String> lines, Status status) {
        List<String> products = inspection.products(status);
        if (!products.isEmpty()) {
            lines.add(say("also." + status.code(), String.join(", ", products)));
        }
    }

    private String cause() {
        Gate above = inspection.key().access().shut();
        if (above != null) {
            return switch (above.kind()) {
                case OWNER -> "owner";
                case APP -> "app";
                case CREDENTIAL -> "credential";
                case EXPIRY, GRANT -> "expiry";
            };
        }
        if (inspection.passes()) {
            return "open";
        }
        if (inspection.grants().isEmpty()) {
            return "empty";
        }
        return inspection.products(Status.PENDING).isEmpty() ? "revoked" : "pending";
    }

    private String products(String cause) {
        Status told =
                cause.equals("open") ? Status.APPROVED : cause.equals("pending") ? Status.PENDING : Status.REVOKED;
        return String.join(", ", inspection.products(told));
    }

    private String since(String cause) {
        Gate above = inspection.key().access().shut();
        if (above != null) {
            return moment(above.since());
        }
        return cause.equals("revoked")
                ? moment(inspection.key().grants().stream()
                        .map(GrantView::standing)
                        .map(snapshot -> snapshot.since())
                        .max(Comparator.naturalOrder())
                        .orElseThrow())
                : "";
    }

    private String moment(Instant at) {
        return DateTimeFormatter.ofPattern("d\u00a0MMMM\u00a0yyyy HH:mm", language)
                        .format(at.atZone(ZoneOffset.UTC)) + "\u00a0UTC";
    }

    private String say(String key, Object... arguments) {
        return I18NProvider.translate(language, "inspector.explain." + key, arguments);
    }
}
