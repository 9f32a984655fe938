package dev.kunci.management.audit;

import dev.kunci.audit.AuditFilter;
import dev.kunci.audit.AuditRecord;
import dev.kunci.audit.AuditScope;
import dev.kunci.audit.CanonicalJson;
import dev.kunci.audit.Outcome;
import dev.kunci.management.dialect.Dialect;
import dev.kunci.management.dialect.Listing;
import dev.kunci.management.http.ApiRequest;
import dev.kunci.management.resource.OwnerType;
import dev.kunci.management.resource.PathResolver;
import dev.kunci.management.wire.WireAuditRecord;
import dev.kunci.operators.Operator;
import dev.kunci.operators.account.OperatorAccounts;
import dev.kunci.review.audit.AuditSearch;
import dev.kunci.review.audit.AuditSubjectPaths;
import dev.kunci.review.audit.AuditSubjectPaths.SubjectPath;
import dev.kunci.review.lookup.Lookup;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Finds records and writes them in Edge's form, which both dialects share because only Edge has it. Deleted objects are
 * found by the names in their records.
 */
@Component
class AuditDocuments {

    private static final int OK = 200;
    private static final int FORBIDDEN = 403;

    private final AuditSearch search;
    private final AuditSubjectPaths paths;
    private final Lookup lookup;
    private final OperatorAccounts accounts;
    private final Clock clock;

    AuditDocuments(AuditSearch search, AuditSubjectPaths paths, Lookup lookup, OperatorAccounts accounts, Clock clock) {
        this.search = search;
        this.paths = paths;
        this.lookup = lookup;
        this.accounts = accounts;
        this.clock = clock;
    }

    Optional<AuditScope> owner(ApiRequest request, OwnerType kind, String name) {
        return PathResolver.find(name, text -> lookupOwner(request, kind, text))
                .or(() -> PathResolver.find(
                        name, text -> called(request, kind.level().code(), text)))
                .map(AuditScope::owner);
    }

    Optional<AuditScope> app(ApiRequest request, OwnerType kind, String owner, String name) {
        Optional<UUID> whose = PathResolver.find(owner, text -> lookupOwner(request, kind, text));
        return whose.map(id -> request.target(kind.level(), id))
                .flatMap(target -> PathResolver.find(name, text -> lookup.app(request.actor(), target, text)))
                .or(() -> whose.flatMap(
                                id -> search.name(request.actor(), request.organizationId(), AuditScope.owner(id)))
                        .flatMap(now -> goneApp(request, now, name)))
                .or(() -> PathResolver.find(owner, text -> goneApp(request, text, name)))
                .map(AuditScope::app);
    }

    /** @param owner the app's owner according to its records */
    private Optional<UUID> goneApp(ApiRequest request, String owner, String name) {
        return PathResolver.find(name, text -> called(request, "app", owner + " / " + text));
    }

    Optional<AuditScope> app(String appId) {
        try {
            return Optional.of(AuditScope.app(UUID.fromString(appId)));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    Optional<AuditScope> product(ApiRequest request, String name) {
        return PathResolver.find(name, text -> lookup.product(request.actor(), request.organizationId(), text))
                .or(() -> PathResolver.find(name, text -> called(request, "product", text)))
                .map(AuditScope::product);
    }

    /** The name in the audit log, for a user given in any case. */
    String user(ApiRequest request, String user) {
        return PathResolver.find(
                        user,
                        text -> text.indexOf('\0') < 0
                                ? accounts.find(request.organizationId(), text)
                                : Optional.<Operator>empty())
                .map(Operator::email)
                .orElse(user);
    }

    private Optional<UUID> called(ApiRequest request, String type, String label) {
        return label.indexOf('\0') < 0
                ? search.called(request.actor(), request.organizationId(), type, label)
                : Optional.empty();
    }

    private Optional<UUID> lookupOwner(ApiRequest request, OwnerType kind, String name) {
        return kind == OwnerType.DEVELOPERS
                ? lookup.developer(request.actor(), request.organizationId(), name)
                : lookup.appGroup(request.actor(), request.organizationId(), name);
    }

    JsonNode list(ApiRequest request, AuditPeriod period, AuditFilter filter) {
        AuditFilter within = period.within(filter, clock.instant());
        return write(
                request, period, search.find(request.actor(), request.organizationId(), within, 0, period.limit()));
    }

    /** @param object empty for something that never existed, which has no history */
    JsonNode history(ApiRequest request, AuditPeriod period, Optional<AuditScope> object, AuditFilter filter) {
        AuditFilter within = period.within(filter, clock.instant());
        List<AuditRecord> found = object.map(one ->
                        search.history(request.actor(), request.organizationId(), one, within, 0, period.limit()))
                .orElse(List.of());
        return write(request, period, found);
    }

    private JsonNode write(ApiRequest request, AuditPeriod period, List<AuditRecord> records) {
        Map<AuditRecord, SubjectPath> found = paths.of(request.actor(), request.organizationId(), records);
        List<WireAuditRecord> written = records.stream()
                .map(record -> write(request, record, Objects.requireNonNull(found.get(record))))
                .toList();
        return Dialect.EDGE.write(
                period.whole()
                        ? Listing.full("auditRecord", written)
                        : Listing.names(
                                "auditRecord",
                                "requestUri",
                                written.stream()
                                        .map(WireAuditRecord::requestUri)
                                        .toList()));
    }

    private static WireAuditRecord write(ApiRequest request, AuditRecord record, SubjectPath path) {
        String operation =
                switch (record.action()) {
                    case CREATE, IMPORT -> "CREATE";
                    case DELETE, REMOVE -> "DELETE";
                    default -> "UPDATE";
                };
        return new WireAuditRecord(
                operation,
                CanonicalJson.of(record),
                AuditPaths.of(request.organizationName(), record, path),
                record.outcome() == Outcome.DONE ? OK : FORBIDDEN,
                record.at().toEpochMilli(),
                record.author().name());
    }
}
