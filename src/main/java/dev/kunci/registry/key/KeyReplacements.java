package dev.kunci.registry.key;

import dev.kunci.audit.Action;
import dev.kunci.audit.Subject;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.registry.ApiProduct;
import dev.kunci.registry.App;
import dev.kunci.registry.Credential;
import dev.kunci.registry.Grant;
import dev.kunci.registry.KeyEdit;
import dev.kunci.registry.StatusRepository;
import dev.kunci.registry.change.AuditSubjects;
import dev.kunci.registry.change.ChangeRecorder;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Status;
import dev.kunci.registry.value.Target;
import dev.kunci.vault.KeyVault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Issues a new key in place of another: the same app, API products, scopes and attributes, and as long a term. */
@Service
@Transactional
public class KeyReplacements {

    private static final String GRANTS = "select id, status, product_id, request_reason from product_grant"
            + " where organization_id = ? and credential_id = ? order by added nulls first, requested_at, id";

    private static final String LOCKED = "select id from product_grant where organization_id = ? and credential_id = ?"
            + " order by id for no key update";

    private final StatusRepository statuses;
    private final JdbcClient jdbc;
    private final KeyIssuer issuer;
    private final ConsumerKeys keys;
    private final GrantRequests requests;
    private final AuditSubjects subjects;
    private final ChangeRecorder recorder;
    private final Permissions permissions;
    private final Clock clock;

    KeyReplacements(
            StatusRepository statuses,
            JdbcClient jdbc,
            KeyIssuer issuer,
            ConsumerKeys keys,
            GrantRequests requests,
            AuditSubjects subjects,
            ChangeRecorder recorder,
            Permissions permissions,
            Clock clock) {
        this.statuses = statuses;
        this.jdbc = jdbc;
        this.issuer = issuer;
        this.keys = keys;
        this.requests = requests;
        this.subjects = subjects;
        this.recorder = recorder;
        this.permissions = permissions;
        this.clock = clock;
    }

    /**
     * An API product on the new key: pending or approved as for a new request.
     *
     * @param before its status on the replaced key
     */
    public record Carried(UUID grant, Status before, Status now) {}

    /** The new key in the clear, to be shown once, and its products. */
    public record Replacement(Credentials.Issued issued, List<Carried> grants) {}

    private record Held(
            UUID id, Status status, UUID product, @Nullable String why) {}

    /**
     * Issues the new key; the old one stays as it is.
     *
     * @throws dev.kunci.shared.Refusal.Forbidden unless the actor is an editor
     * @throws dev.kunci.shared.Refusal.NotFound if this organization has no such key
     */
    public Replacement issue(Actor actor, UUID organization, UUID credential) {
        permissions.require(actor, organization, Role.EDITOR, Action.CREATE, unnamed(credential));
        Credential old = locked(organization, credential);
        App app = statuses.get(App.class, organization, old.appId());
        Map<UUID, ApiProduct> products = statuses.stillThere(organization, productsOn(organization, credential));
        List<Held> held = held(organization, credential);
        KeyVault.Pair pair = issuer.pair();
        Credential next = issuer.store(app, pair, term(old), actor.name());
        List<ChangeRecorder.Step> steps = new ArrayList<>(List.of(created(next, old)));
        List<Carried> carried = new ArrayList<>();
        for (Held one : held) {
            ApiProduct product = Objects.requireNonNull(products.get(one.product()));
            Grant grant = requests.add(actor, next, product, one.why());
            carried.add(new Carried(grant.id(), one.status(), grant.status()));
            statuses.flush();
            steps.add(requests.step(grant));
        }
        List<String> scopes = new ArrayList<>(old.scopes());
        scopes.retainAll(statuses.scopesOfKey(organization, next.id()).offered());
        next.edit(new KeyEdit(organization, next.id(), 0, next.expiresAt(), old.attributes(), scopes));
        recorder.record(actor, organization, steps);
        return new Replacement(new Credentials.Issued(next, pair), carried);
    }

    /**
     * Limits a leaked key to that moment, or to its earlier end.
     *
     * @return when it ends
     * @throws dev.kunci.shared.Refusal.Forbidden unless the actor is an editor
     */
    public Instant end(Actor actor, UUID organization, UUID credential, Instant at, @Nullable String reason) {
        permissions.require(actor, organization, Role.EDITOR, Action.EDIT, unnamed(credential));
        Credential key = locked(organization, credential);
        Instant before = key.expiresAt();
        Instant end = before == null || before.isAfter(at) ? at : before;
        key.edit(new KeyEdit(organization, credential, 0, end, key.attributes(), key.scopes()));
        keys.end(organization, key.keyHash(), end);
        Map<String, Object> after = new HashMap<>(LeakReason.MARK);
        after.put("expires", end.toString());
        recorder.record(
                actor,
                organization,
                List.of(new ChangeRecorder.Step(
                        Action.EDIT,
                        subjects.name(key),
                        Map.of("expires", before == null ? "never" : before.toString()),
                        after,
                        reason)));
        return end;
    }

    private List<UUID> productsOn(UUID organization, UUID credential) {
        return jdbc.sql("select product_id from product_grant where organization_id = ? and credential_id = ?")
                .params(organization, credential)
                .query((rs, n) -> rs.getObject("product_id", UUID.class))
                .list();
    }

    /** The API products of a locked key, as they are when nobody else decides on them any more. */
    private List<Held> held(UUID organization, UUID credential) {
        jdbc.sql(LOCKED).params(organization, credential).query().listOfRows();
        return jdbc.sql(GRANTS)
                .params(organization, credential)
                .query((rs, n) -> new Held(
                        rs.getObject("id", UUID.class),
                        Status.of(rs.getString("status")),
                        rs.getObject("product_id", UUID.class),
                        rs.getString("request_reason")))
                .list();
    }

    private Credential locked(UUID organization, UUID credential) {
        UUID app = statuses.appOf(organization, credential);
        statuses.lock(
                organization,
                List.of(
                        new Target(organization, Level.APP, app),
                        new Target(organization, Level.CREDENTIAL, credential)));
        return statuses.get(Credential.class, organization, credential);
    }

    /** The end of the old key; if it is over, as long again from now. */
    private @Nullable Instant term(Credential old) {
        Instant end = old.expiresAt();
        Instant now = clock.instant();
        return end == null || end.isAfter(now) ? end : now.plus(Duration.between(old.issuedAt(), end));
    }

    private ChangeRecorder.Step created(Credential next, Credential old) {
        ChangeRecorder.Step step = issuer.step(next);
        Map<String, Object> after = new LinkedHashMap<>(Objects.requireNonNull(step.after()));
        after.put("replaces", old.keyHint() + "…");
        after.put("replacesId", old.id().toString());
        return ChangeRecorder.Step.created(step.subject(), after);
    }

    private static Subject unnamed(UUID credential) {
        return Subject.unnamed("credential", credential);
    }
}
