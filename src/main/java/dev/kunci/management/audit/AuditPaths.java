package dev.kunci.management.audit;

import dev.kunci.audit.AuditRecord;
import dev.kunci.review.audit.AuditSubjectPaths.Place;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.util.UriUtils;

/** Writes the object of a record as its path in the API. */
final class AuditPaths {

    private AuditPaths() {}

    /** A decision is shown as the call that requests it. */
    static String of(String organization, AuditRecord record, Place place) {
        return Stream.concat(Stream.of("", "v1", "organizations", organization), segments(record, place).stream())
                        .map(segment -> UriUtils.encodePathSegment(segment, StandardCharsets.UTF_8))
                        .collect(Collectors.joining("/"))
                + action(record);
    }

    private static List<String> segments(AuditRecord record, Place place) {
        String type = record.subject().type();
        String label = record.subject().label();
        return switch (type) {
            case "developer" -> List.of("developers", place.owner());
            case "app-group" -> List.of("appgroups", place.owner());
            case "app", "credential", "grant" -> place.app().isEmpty() ? List.of(type, label) : held(place);
            case "product" -> List.of("apiproducts", place.product());
            case "operator" -> List.of("users", label);
            case "organization" -> List.of();
            default -> List.of(type, label);
        };
    }

    private static List<String> held(Place place) {
        List<String> segments = new ArrayList<>(
                List.of(place.group() ? "appgroups" : "developers", place.owner(), "apps", place.app()));
        if (!place.key().isEmpty()) {
            segments.addAll(List.of("keys", place.key()));
        }
        if (!place.product().isEmpty()) {
            segments.addAll(List.of("apiproducts", place.product()));
        }
        return segments;
    }

    private static String action(AuditRecord record) {
        return switch (record.action()) {
            case APPROVE -> "?action=approve";
            case REVOKE -> "?action=revoke";
            case ACTIVATE -> "?action=active";
            case DEACTIVATE -> "?action=inactive";
            case RESTORE -> "?action=restore";
            default -> "";
        };
    }
}
