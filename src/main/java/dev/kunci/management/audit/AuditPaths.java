package dev.kunci.management.audit;

import dev.kunci.audit.AuditRecord;
import dev.kunci.review.audit.AuditSubjectPaths.SubjectPath;
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
    static String of(String organization, AuditRecord record, SubjectPath path) {
        return Stream.concat(Stream.of("", "v1", "organizations", organization), segments(record, path).stream())
                        .map(segment -> UriUtils.encodePathSegment(segment, StandardCharsets.UTF_8))
                        .collect(Collectors.joining("/"))
                + action(record);
    }

    private static List<String> segments(AuditRecord record, SubjectPath path) {
        String type = record.subject().type();
        String label = record.subject().label();
        return switch (type) {
            case "developer" -> List.of("developers", path.owner());
            case "app-group" -> List.of("appgroups", path.owner());
            case "app", "credential", "grant" -> path.app().isEmpty() ? List.of(type, label) : held(path);
            case "product" -> List.of("apiproducts", path.product());
            case "operator" -> List.of("users", label);
            case "organization" -> List.of();
            default -> List.of(type, label);
        };
    }

    private static List<String> held(SubjectPath path) {
        List<String> segments =
                new ArrayList<>(List.of(path.group() ? "appgroups" : "developers", path.owner(), "apps", path.app()));
        if (!path.key().isEmpty()) {
            segments.addAll(List.of("keys", path.key()));
        }
        if (!path.product().isEmpty()) {
            segments.addAll(List.of("apiproducts", path.product()));
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
