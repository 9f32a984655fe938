package dev.kunci.registry.product;

import dev.kunci.audit.Action;
import dev.kunci.audit.AuditLog;
import dev.kunci.audit.Subject;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Permission;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.registry.ApiProduct;
import dev.kunci.registry.StatusRepository;
import dev.kunci.registry.change.ChangeRecorder;
import dev.kunci.registry.definition.ProductAuditFields;
import dev.kunci.registry.definition.ProductContent;
import dev.kunci.registry.definition.ProductRules;
import dev.kunci.registry.definition.Widening;
import dev.kunci.registry.definition.WideningEffect;
import dev.kunci.registry.value.ApprovalType;
import dev.kunci.shared.PlainText;
import dev.kunci.shared.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Creates and edits API products, which keys can hold.
 *
 * <p>An editor who makes a product automatic takes the decision away from its approvers, so that needs the approver
 * role for it as well. A new product may be automatic at once, because nobody decided on it before. But if a manual
 * product with the same name was deleted, callers take the new one for the old one: making it automatic needs an
 * approver of everything, because the approvers limited to it are gone with it. What a product opens (paths, proxies,
 * environments) is decided by editors, and every edit is recorded; if it opens more than approvers approved, the rule
 * is {@link Widenings}.
 */
@Service
@Transactional
public class ApiProducts {

    private static final ProductContent NOTHING = ProductContent.of("", ApprovalType.AUTO);

    private static final String SPACE = "space";

    private final StatusRepository statuses;
    private final JdbcClient jdbc;
    private final ChangeRecorder recorder;
    private final AuditLog audit;
    private final Permissions permissions;
    private final Widenings widenings;
    private final Clock clock;

    ApiProducts(
            StatusRepository statuses,
            JdbcClient jdbc,
            ChangeRecorder recorder,
            AuditLog audit,
            Permissions permissions,
            Widenings widenings,
            Clock clock) {
        this.statuses = statuses;
        this.jdbc = jdbc;
        this.recorder = recorder;
        this.audit = audit;
        this.permissions = permissions;
        this.widenings = widenings;
        this.clock = clock;
    }

    /** A product that opens everything. */
    public ApiProduct create(
            Actor actor, UUID organization, String name, String displayName, ApprovalType approvalType) {
        return create(actor, organization, name, ProductContent.of(displayName, approvalType));
    }

    /**
     * @throws Refusal.Invalid saying what to change
     * @throws Refusal.Conflict if the name is taken
     * @throws Refusal.Forbidden if it is to be automatic and a manual one with this name was deleted, unless the editor
     *     is also an approver of everything
     */
    public ApiProduct create(Actor actor, UUID organization, String name, ProductContent draft) {
        return create(actor, organization, name, draft, "");
    }

    /**
     * The same in a space.
     *
     * @param space empty for none
     */
    public ApiProduct create(Actor actor, UUID organization, String name, ProductContent draft, String space) {
        String called = name.strip();
        Subject unnamed = Subject.alone("product", null, PlainText.shortened(called));
        Permission permission = permissions.require(actor, organization, Role.EDITOR, Action.CREATE, unnamed);
        ProductRules.checkName(called);
        ProductRules.check(NOTHING, draft);
        ProductRules.checkSpace(space);
        ApiProduct product =
                statuses.add(new ApiProduct(organization, called, draft, space.strip(), actor.name(), clock.instant()));
        flush(called);
        if (product.approvalType() == ApprovalType.AUTO) {
            Deleted earlier = deleted(organization, called);
            if (earlier.manual() && !permission.decidesAll()) {
                throw refused(actor, organization, Action.CREATE, unnamed, "refusal.product.auto.again");
            }
            product.madeAutomatic(earlier.manual() ? actor.operatorId() : earlier.automaticBy());
        }
        Map<String, Object> given = ProductAuditFields.given(product.draft());
        if (!product.space().isEmpty()) {
            given.put(SPACE, product.space());
        }
        recorder.record(actor, organization, List.of(ChangeRecorder.Step.created(subject(product), given)));
        return product;
    }

    /**
     * Saves the form; nothing is recorded if nothing changed.
     *
     * @param version the one the form was filled from
     * @return the version for the next edit
     * @throws Refusal.Conflict if someone else saved meanwhile
     * @throws Refusal.Invalid saying what to change
     * @throws Refusal.Forbidden if it becomes automatic, or opens more than was approved and the organization requires
     *     an approver for that, unless the editor also decides on this product
     */
    public long edit(Actor actor, UUID organization, UUID productId, long version, ProductContent draft) {
        Subject unnamed = Subject.unnamed("product", productId);
        Permission permission = permissions.require(actor, organization, Role.EDITOR, Action.EDIT, unnamed);
        ApiProduct product = statuses.get(ApiProduct.class, organization, productId);
        if (!Objects.equals(product.version(), version)) {
            throw new Refusal.Conflict("refusal.product.edited");
        }
        ProductContent before = product.draft();
        ProductContent after = draft.over(product.name(), before);
        ProductRules.check(before, after);
        boolean changesWho = before.approvalType() != after.approvalType();
        if (changesWho && after.approvalType() == ApprovalType.AUTO && !permission.decides(productId)) {
            throw refused(actor, organization, Action.EDIT, subject(product), "refusal.product.auto");
        }
        Map<String, Object> was = ProductAuditFields.of(before);
        Map<String, Object> becomes = ProductAuditFields.of(after);
        boolean reordered = after.written() != null && !after.written().equals(product.attributes());
        if (was.equals(becomes) && !reordered) {
            recorder.unchanged();
            return version;
        }
        Widening wider = product.wider(after);
        WideningEffect effect = widenings.effect(actor, permission, product, wider);
        if (effect == WideningEffect.REFUSED) {
            throw refused(actor, organization, Action.EDIT, subject(product), "refusal.product.wider", wider.line());
        }
        product.edit(after, actor.name(), clock.instant());
        if (changesWho) {
            product.madeAutomatic(after.approvalType() == ApprovalType.AUTO ? actor.operatorId() : null);
        }
        flush(product.name());
        was.entrySet().removeIf(field -> field.getValue().equals(becomes.get(field.getKey())));
        becomes.keySet().retainAll(was.keySet());
        recorder.record(
                actor,
                organization,
                List.of(new ChangeRecorder.Step(Action.EDIT, subject(product), was, becomes, null)));
        widenings.apply(actor, product, effect, wider.line());
        return Objects.requireNonNull(product.version());
    }

    /**
     * Moves a product to another space; nothing is recorded if it is there already.
     *
     * @param version the one the caller saw
     * @param space empty for none
     * @return the version for the next edit
     * @throws Refusal.Conflict if someone else saved meanwhile
     */
    public long move(Actor actor, UUID organization, UUID productId, long version, String space) {
        permissions.require(actor, organization, Role.EDITOR, Action.EDIT, Subject.unnamed("product", productId));
        ApiProduct product = statuses.get(ApiProduct.class, organization, productId);
        if (!Objects.equals(product.version(), version)) {
            throw new Refusal.Conflict("refusal.product.edited");
        }
        ProductRules.checkSpace(space);
        String was = product.space();
        String becomes = space.strip();
        if (was.equals(becomes)) {
            return version;
        }
        product.move(becomes, actor.name(), clock.instant());
        flush(product.name());
        recorder.record(
                actor,
                organization,
                List.of(new ChangeRecorder.Step(
                        Action.EDIT, subject(product), Map.of(SPACE, was), Map.of(SPACE, becomes), null)));
        return Objects.requireNonNull(product.version());
    }

    /**
     * What is known of a deleted product with the same name.
     *
     * @param automaticBy who had made it automatic, null for nobody
     */
    private record Deleted(boolean manual, @Nullable UUID automaticBy) {}

    /** Read after the name is reserved: by then a concurrent deletion has ended. */
    private Deleted deleted(UUID organization, String name) {
        return jdbc.sql("select approval_type = 'manual' as manual, automatic_by from deleted_product"
                        + " where organization_id = ? and name = ?")
                .params(organization, name)
                .query((rs, n) -> new Deleted(rs.getBoolean("manual"), rs.getObject("automatic_by", UUID.class)))
                .optional()
                .orElse(new Deleted(false, null));
    }

    private Refusal refused(
            Actor actor, UUID organization, Action action, Subject subject, String key, Object... arguments) {
        return audit.refuse(actor.author(), organization, action, subject, new Refusal.Forbidden(key, arguments));
    }

    private void flush(String name) {
        statuses.flush(
                Map.of("api_product_organization_id_name_key", new Refusal.Conflict("refusal.product.taken", name)),
                new Refusal.Conflict("refusal.product.edited"));
    }

    private static Subject subject(ApiProduct product) {
        return new Subject("product", product.id(), product.name(), null, null, product.id());
    }
}
