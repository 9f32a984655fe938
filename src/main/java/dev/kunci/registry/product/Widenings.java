package dev.kunci.registry.product;

import dev.kunci.audit.Action;
import dev.kunci.audit.Subject;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Permission;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.operators.SamePersonRule;
import dev.kunci.registry.ApiProduct;
import dev.kunci.registry.Organization;
import dev.kunci.registry.StatusRepository;
import dev.kunci.registry.change.AuditSubjects;
import dev.kunci.registry.change.ChangeRecorder;
import dev.kunci.registry.change.Descendants;
import dev.kunci.registry.definition.ProductContent;
import dev.kunci.registry.definition.Widening;
import dev.kunci.registry.definition.WideningEffect;
import dev.kunci.registry.definition.WideningImpact;
import dev.kunci.registry.definition.WideningRule;
import dev.kunci.registry.value.ApprovalType;
import dev.kunci.registry.value.Status;
import dev.kunci.registry.value.Target;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one rule for an edit by which an API product opens more than its approvers approved. A product that is automatic,
 * or that no key has, may be widened by an editor alone. With four eyes, a product counts as manual for the one who
 * made it automatic.
 */
@Service
@Transactional
public class Widenings {

    /** The reason in the records of grants that wait again. */
    static final Map<String, String> WAITS = Map.of("status", Status.PENDING.code(), "because", "widened");

    private static final String WAIT = """
            update product_grant set
              widened_by = case when :operator::uuid is null then widened_by when status = 'approved' then array[:operator::uuid]
                else array_append(array_remove(widened_by, :operator::uuid), :operator::uuid) end,
              status_revision = status_revision + 1,
              status_changed_at = case status when 'revoked' then status_changed_at else :now end,
              status_changed_by = case status when 'revoked' then status_changed_by else :by end,
              status = case status when 'revoked' then status else 'pending' end
            where organization_id = :organization and id = any(:ids::uuid[])""";

    private final StatusRepository statuses;
    private final Descendants descendants;
    private final AuditSubjects subjects;
    private final ChangeRecorder recorder;
    private final Permissions permissions;
    private final SamePersonRule persons;
    private final JdbcClient jdbc;
    private final Clock clock;

    Widenings(
            StatusRepository statuses,
            Descendants descendants,
            AuditSubjects subjects,
            ChangeRecorder recorder,
            Permissions permissions,
            SamePersonRule persons,
            JdbcClient jdbc,
            Clock clock) {
        this.statuses = statuses;
        this.descendants = descendants;
        this.subjects = subjects;
        this.recorder = recorder;
        this.permissions = permissions;
        this.persons = persons;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Tells before an edit what it makes reachable, and what follows from it. */
    @Transactional(readOnly = true)
    public WideningImpact forecast(Actor actor, UUID organization, UUID productId, ProductContent draft) {
        Permission permission = permissions.of(actor, organization);
        permission.require(Role.EDITOR);
        ApiProduct product = statuses.get(ApiProduct.class, organization, productId);
        Widening wider = product.wider(draft);
        WideningEffect effect = effect(actor, permission, product, wider);
        Map<String, @Nullable Object> counts = jdbc.sql(
                        "select count(*) filter (where status = 'approved') as approved,"
                                + " count(*) filter (where status = 'approved' and requested_by_id in (select accounts_of_person(:operator::uuid))) as own"
                                + " from product_grant where organization_id = :organization and product_id = :product")
                .param("operator", actor.operatorId())
                .param("organization", organization)
                .param("product", productId)
                .query()
                .singleRow();
        long keys = ((Number) Objects.requireNonNull(counts.get("approved"))).longValue();
        long own = ((Number) Objects.requireNonNull(counts.get("own"))).longValue();
        long waiting = effect == WideningEffect.PENDING ? keys : effect == WideningEffect.OWN_PENDING ? own : 0;
        return new WideningImpact(wider, effect, keys, waiting);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    WideningEffect effect(Actor actor, Permission permission, ApiProduct product, Widening wider) {
        Organization organization = statuses.organization(product.organizationId());
        boolean decided = product.approvalType() == ApprovalType.MANUAL
                || organization.fourEyes() && product.automaticBy(persons.accounts(actor));
        if (wider.none() || !decided || !held(product)) {
            return WideningEffect.NONE;
        }
        if (organization.widening() == WideningRule.PENDING) {
            return WideningEffect.PENDING;
        }
        if (!permission.decides(product.id())) {
            return WideningEffect.REFUSED;
        }
        return organization.fourEyes() ? WideningEffect.OWN_PENDING : WideningEffect.APPROVED;
    }

    /** Even if nobody has approved it yet: an approver who does so at this moment has seen its former definition. */
    private boolean held(ApiProduct product) {
        return jdbc.sql("select exists (select 1 from product_grant where organization_id = ? and product_id = ?)")
                .params(product.organizationId(), product.id())
                .query(Boolean.class)
                .single();
    }

    /** Makes approved grants wait again, each with a record. Revoked ones stay, and pending ones get a new revision. */
    @Transactional(propagation = Propagation.MANDATORY)
    void apply(Actor actor, ApiProduct product, WideningEffect effect, String reason) {
        UUID organization = product.organizationId();
        UUID operator = actor.operatorId();
        if (effect == WideningEffect.PENDING) {
            waitAgain(actor, descendants.grantsOf(organization, product.id()), reason);
        } else if (effect == WideningEffect.OWN_PENDING && operator != null) {
            waitAgain(actor, descendants.grantsAskedFor(organization, product.id(), operator), reason);
        }
    }

    private void waitAgain(Actor actor, Descendants.Part grants, String reason) {
        descendants.lock(grants);
        descendants.each(grants, some -> {
            jdbc.sql(WAIT)
                    .param("organization", grants.organization())
                    .param("operator", actor.operatorId())
                    .param("by", actor.name())
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .param(
                            "ids",
                            some.keySet().stream()
                                    .map(one -> one.id().toString())
                                    .toArray(String[]::new))
                    .update();
            List<Target> approved = some.keySet().stream()
                    .filter(one -> some.get(one) == Status.APPROVED)
                    .toList();
            Map<UUID, Subject> names = subjects.name(grants.organization(), approved);
            recorder.record(
                    actor,
                    grants.organization(),
                    approved.stream()
                            .map(one -> step(Objects.requireNonNull(names.get(one.id())), reason))
                            .toList());
        });
    }

    private static ChangeRecorder.Step step(Subject grant, @Nullable String reason) {
        return new ChangeRecorder.Step(Action.EDIT, grant, Map.of("status", Status.APPROVED.code()), WAITS, reason);
    }
}
