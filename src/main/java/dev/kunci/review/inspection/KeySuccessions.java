package dev.kunci.review.inspection;

import dev.kunci.audit.AuditReader;
import dev.kunci.audit.AuditRecord;
import dev.kunci.audit.AuditScope;
import dev.kunci.review.app.AppDetails;
import dev.kunci.review.app.AppDetails.KeyView;
import dev.kunci.review.inspection.Inspection.Kin;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which key of an app has replaced which, according to the audit log. */
@Component
class KeySuccessions {

    private static final String REPLACES = "replaces";
    private static final int READ = 200;

    private final AuditReader records;

    KeySuccessions(AuditReader records) {
        this.records = records;
    }

    private record Step(@Nullable UUID before, String hint, UUID after) {}

    /** The keys before and after this one. */
    record Neighbours(@Nullable Kin before, @Nullable Kin after) {}

    Neighbours of(AppDetails app, KeyView key) {
        UUID id = key.target().id();
        List<Step> steps =
                records
                        .saying(
                                app.target().organization(),
                                AuditScope.app(app.target().id()),
                                REPLACES,
                                READ)
                        .stream()
                        .map(record -> step(app, record))
                        .toList();
        Kin before = steps.stream()
                .filter(step -> step.after().equals(id))
                .findFirst()
                .map(step -> kin(app, step.before(), step.hint()))
                .orElse(null);
        Kin after = steps.stream()
                .filter(step -> id.equals(step.before()))
                .findFirst()
                .map(step -> kin(app, step.after(), ""))
                .orElse(null);
        return new Neighbours(before, after);
    }

    /** Records of an older Kunci name the replaced key by its hint only. */
    private static Step step(AppDetails app, AuditRecord record) {
        Map<String, Object> after = Objects.requireNonNull(record.after());
        String hint = String.valueOf(after.get(REPLACES));
        UUID next = Objects.requireNonNull(record.subject().id());
        UUID before = after.get("replacesId") instanceof String known
                ? UUID.fromString(known)
                : app.keys().stream()
                        .filter(key -> (key.hint() + "…").equals(hint)
                                && !key.target().id().equals(next)
                                && key.issuedAt().isBefore(record.at()))
                        .findFirst()
                        .map(key -> key.target().id())
                        .orElse(null);
        return new Step(before, hint, next);
    }

    private static Kin kin(AppDetails app, @Nullable UUID id, String hint) {
        Optional<KeyView> there =
                app.keys().stream().filter(key -> key.target().id().equals(id)).findFirst();
        return there.map(key -> new Kin(id, key.hint() + "…")).orElseGet(() -> new Kin(null, hint));
    }
}
