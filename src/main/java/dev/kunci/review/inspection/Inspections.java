package dev.kunci.review.inspection;

import dev.kunci.audit.AuditField;
import dev.kunci.audit.AuditFilter;
import dev.kunci.audit.AuditReader;
import dev.kunci.audit.AuditRecord;
import dev.kunci.audit.AuditScope;
import dev.kunci.audit.Outcome;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.registry.access.Gate;
import dev.kunci.registry.change.StatusSnapshot;
import dev.kunci.registry.path.PathPolicy;
import dev.kunci.registry.value.Level;
import dev.kunci.review.RowMapping;
import dev.kunci.review.app.AppDetails;
import dev.kunci.review.app.AppDetails.GrantView;
import dev.kunci.review.app.AppDetails.KeyView;
import dev.kunci.review.app.AppDetailsReader;
import dev.kunci.review.inspection.Inspection.Stop;
import dev.kunci.shared.KunciProperties;
import dev.kunci.shared.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Inspects one key: its gates with who shut them and why, what gateways refused, and whether a call would pass. */
@Service
@Transactional(readOnly = true)
public class Inspections {

    private static final int REFUSALS = 5;
    private static final int REFUSALS_READ = 50;

    private final JdbcClient jdbc;
    private final AppDetailsReader reader;
    private final AuditReader records;
    private final Permissions permissions;
    private final ProductScopes scopes;
    private final KeySuccessions successions;
    private final Clock clock;
    private final PathPolicy policy;

    Inspections(
            JdbcClient jdbc,
            AppDetailsReader reader,
            AuditReader records,
            Permissions permissions,
            ProductScopes scopes,
            KeySuccessions successions,
            Clock clock,
            KunciProperties properties) {
        this.jdbc = jdbc;
        this.reader = reader;
        this.records = records;
        this.permissions = permissions;
        this.scopes = scopes;
        this.successions = successions;
        this.clock = clock;
        this.policy = PathPolicy.of(properties);
    }

    /**
     * @throws Refusal.Forbidden unless the actor is a member
     * @throws Refusal.NotFound if this organization has no such key
     */
    public Inspection of(Actor actor, UUID organization, UUID credential) {
        permissions.of(actor, organization).require(Role.VIEWER);
        UUID id = jdbc.sql("select app_id from credential where organization_id = ? and id = ?")
                .params(organization, credential)
                .query(UUID.class)
                .optional()
                .orElseThrow(Level.CREDENTIAL::unknown);
        AppDetails app = reader.find(actor, organization, id);
        KeyView key = app.keys().stream()
                .filter(one -> one.target().id().equals(credential))
                .findFirst()
                .orElseThrow(Level.CREDENTIAL::unknown);
        KeySuccessions.Neighbours neighbours = successions.of(app, key);
        return new Inspection(
                app,
                key,
                stops(app, key),
                use(organization, credential),
                refusals(app, key),
                neighbours.before(),
                neighbours.after());
    }

    /**
     * Simulates a call with this key, as it was read, by the rules of the gateways.
     *
     * @throws Refusal.Forbidden unless the actor is a member
     */
    public AccessSimulation attempt(Actor actor, Inspection found, SimulatedCall call) {
        permissions.of(actor, found.key().target().organization()).require(Role.VIEWER);
        return AccessSimulation.of(found, scopes.of(found.key()), call, policy);
    }

    private List<Stop> stops(AppDetails app, KeyView key) {
        UUID owner = app.owner().target().id();
        AuditScope whole = AuditScope.app(app.target().id());
        AuditField ofOwner = status(AuditScope.owner(owner), owner);
        AuditField ofApp = status(whole, app.target().id());
        AuditField ofKey = status(whole, key.target().id());
        AuditField ending = new AuditField(whole, key.target().id(), "expires");
        List<AuditField> asked = new ArrayList<>(List.of(ofOwner, ofApp, ofKey, ending));
        key.grants().forEach(grant -> asked.add(status(whole, grant.target().id())));
        Map<AuditField, AuditRecord> causes = records.lastThatSay(app.target().organization(), asked);
        List<Stop> stops = new ArrayList<>();
        stops.add(stop(gate(Gate.Kind.OWNER, app.owner().name(), app.owner().standing()), causes.get(ofOwner)));
        stops.add(stop(gate(Gate.Kind.APP, app.name(), app.standing()), causes.get(ofApp)));
        stops.add(stop(gate(Gate.Kind.CREDENTIAL, key.hint(), key.standing()), causes.get(ofKey)));
        stops.add(stop(Gate.expiry(key.hint(), key.expiresAt(), clock.instant()), causes.get(ending)));
        for (GrantView grant : key.grants()) {
            stops.add(stop(
                    gate(Gate.Kind.GRANT, grant.productName(), grant.standing()),
                    causes.get(status(whole, grant.target().id()))));
        }
        return stops;
    }

    private static AuditField status(AuditScope whole, UUID subject) {
        return new AuditField(whole, subject, "status");
    }

    private static Gate gate(Gate.Kind kind, String name, StatusSnapshot snapshot) {
        return Gate.of(kind, name, snapshot.status(), snapshot.since(), snapshot.by());
    }

    private static Stop stop(Gate gate, @Nullable AuditRecord cause) {
        return cause == null ? new Stop(gate, null, null) : new Stop(gate, cause.id(), cause.reason());
    }

    private KeyUse use(UUID organization, UUID credential) {
        Instant last = jdbc.sql("select last_allowed_at from key_use where organization_id = ? and credential_id = ?")
                .params(organization, credential)
                .query((rs, n) -> RowMapping.instant(rs, "last_allowed_at"))
                .optional()
                .orElse(null);
        List<KeyUse.RefusedCalls> refused = jdbc.sql(
                        "select * from refused_call"
                                + " where organization_id = ? and credential_id = ? order by last_at desc, reason, gateway limit 20")
                .params(organization, credential)
                .query((rs, n) -> new KeyUse.RefusedCalls(
                        rs.getString("reason"),
                        rs.getString("gateway"),
                        rs.getString("method"),
                        rs.getString("path"),
                        RowMapping.instant(rs, "first_at"),
                        RowMapping.instant(rs, "last_at"),
                        rs.getLong("calls")))
                .list();
        return new KeyUse(last, refused);
    }

    private List<AuditRecord> refusals(AppDetails app, KeyView key) {
        Set<UUID> ids = new HashSet<>(Set.of(key.target().id()));
        key.grants().forEach(grant -> ids.add(grant.target().id()));
        AuditFilter refused =
                AuditFilter.ANY.withAbout(AuditScope.app(app.target().id())).withOutcome(Outcome.REFUSED);
        return records.find(app.target().organization(), refused, 0, REFUSALS_READ).stream()
                .filter(record ->
                        ids.contains(Objects.requireNonNullElse(record.subject().id(), record.id())))
                .limit(REFUSALS)
                .map(AuditRecord::withoutAddress)
                .toList();
    }
}
