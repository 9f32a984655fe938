package dev.kunci.management;

import dev.kunci.audit.About;
import dev.kunci.audit.AuditFilter;
import dev.kunci.audit.AuditRecord;
import dev.kunci.audit.CanonicalJson;
import dev.kunci.audit.Outcome;
import dev.kunci.management.wire.Dialect;
import dev.kunci.management.wire.Listing;
import dev.kunci.management.wire.WireAuditRecord;
import dev.kunci.operators.Operator;
import dev.kunci.operators.OperatorAccounts;
import dev.kunci.review.AuditPlaces;
import dev.kunci.review.AuditPlaces.Place;
import dev.kunci.review.AuditReading;
import dev.kunci.review.Lookup;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Finds and writes records in Edge's form, which is the same in both dialects as only Edge has it. What is gone is still
 * found by the name that its records call it.
 */
@Component
class Audits {

    private static final int OK = 200;
    private static final int FORBIDDEN = 403;

    private final AuditReading reading;
    private final AuditPlaces places;
    private final Lookup lookup;
    private final OperatorAccounts accounts;
    private final Clock clock;

    Audits(AuditReading reading, AuditPlaces places, Lookup lookup, OperatorAccounts accounts, Clock clock) {
        this.reading = reading;
        this.places = places;
        this.lookup = lookup;
        this.accounts = accounts;
        this.clock = clock;
    }

    Optional<About> owner(Call call, OwnerKind kind, String name) {
        return Addresses.find(name, text -> lookupOwner(call, kind, text))
                .or(() -> Addresses.find(name, text -> called(call, kind.level().code(), text)))
                .map(About::owner);
    }

    Optional<About> app(Call call, OwnerKind kind, String owner, String name) {
        Optional<UUID> whose = Addresses.find(owner, text -> lookupOwner(call, kind, text));
        return whose.map(id -> call.target(kind.level(), id))
                .flatMap(target -> Addresses.find(name, text -> lookup.app(call.actor(), target, text)))
                .or(() -> whose.flatMap(id -> reading.name(call.actor(), call.place(), About.owner(id)))
                        .flatMap(now -> goneApp(call, now, name)))
                .or(() -> Addresses.find(owner, text -> goneApp(call, text, name)))
                .map(About::app);
    }

    /** @param owner what the records of the app called its owner */
    private Optional<UUID> goneApp(Call call, String owner, String name) {
        return Addresses.find(name, text -> called(call, "app", owner + " / " + text));
    }

    Optional<About> app(String appId) {
        try {
            return Optional.of(About.app(UUID.fromString(appId)));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    Optional<About> product(Call call, String name) {
        return Addresses.find(name, text -> lookup.product(call.actor(), call.place(), text))
                .or(() -> Addresses.find(name, text -> called(call, "product", text)))
                .map(About::product);
    }

    /** What the record calls whoever is called so in upper or lower case. */
    String user(Call call, String user) {
        return Addresses.find(
                        user,
                        text -> text.indexOf('\0') < 0 ? accounts.find(call.place(), text) : Optional.<Operator>empty())
                .map(Operator::email)
                .orElse(user);
    }

    private Optional<UUID> called(Call call, String type, String label) {
        return label.indexOf('\0') < 0 ? reading.called(call.actor(), call.place(), type, label) : Optional.empty();
    }

    private Optional<UUID> lookupOwner(Call call, OwnerKind kind, String name) {
        return kind == OwnerKind.DEVELOPERS
                ? lookup.developer(call.actor(), call.place(), name)
                : lookup.appGroup(call.actor(), call.place(), name);
    }

    JsonNode list(Call call, AuditPeriod period, AuditFilter filter) {
        AuditFilter within = period.within(filter, clock.instant());
        return write(call, period, reading.find(call.actor(), call.place(), within, 0, period.limit()));
    }

    /** @param object empty for what never was here, which has no history */
    JsonNode history(Call call, AuditPeriod period, Optional<About> object, AuditFilter filter) {
        AuditFilter within = period.within(filter, clock.instant());
        List<AuditRecord> found = object.map(
                        one -> reading.history(call.actor(), call.place(), one, within, 0, period.limit()))
                .orElse(List.of());
        return write(call, period, found);
    }

    private JsonNode write(Call call, AuditPeriod period, List<AuditRecord> records) {
        Map<AuditRecord, Place> found = places.of(call.actor(), call.place(), records);
        List<WireAuditRecord> written = records.stream()
                .map(record -> write(call, record, Objects.requireNonNull(found.get(record))))
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

    private static WireAuditRecord write(Call call, AuditRecord record, Place place) {
        String operation =
                switch (record.action()) {
                    case CREATE, IMPORT -> "CREATE";
                    case DELETE, REMOVE -> "DELETE";
                    default -> "UPDATE";
                };
        return new WireAuditRecord(
                operation,
                CanonicalJson.of(record),
                AuditPaths.of(call.organization().name(), record, place),
                record.outcome() == Outcome.DONE ? OK : FORBIDDEN,
                record.at().toEpochMilli(),
                record.author().name());
    }
}
