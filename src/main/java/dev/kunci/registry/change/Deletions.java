package dev.kunci.registry.change;

import dev.kunci.audit.Action;
import dev.kunci.audit.Subject;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.registry.StatusRepository;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Status;
import dev.kunci.registry.value.Target;
import dev.kunci.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Deletes objects with everything below them, each with an audit record of its own, effective at once. */
@Service
@Transactional
public class Deletions {

    private final JdbcClient jdbc;
    private final StatusRepository statuses;
    private final Descendants descendants;
    private final AuditSubjects subjects;
    private final ChangeRecorder recorder;
    private final Permissions permissions;

    Deletions(
            JdbcClient jdbc,
            StatusRepository statuses,
            Descendants descendants,
            AuditSubjects subjects,
            ChangeRecorder recorder,
            Permissions permissions) {
        this.jdbc = jdbc;
        this.statuses = statuses;
        this.descendants = descendants;
        this.subjects = subjects;
        this.recorder = recorder;
        this.permissions = permissions;
    }

    /**
     * Deletes a developer, an app group, an app, a key, or a product on a key, with everything below it.
     *
     * @param reason null for none, if the organization requires none
     * @return how many objects of each level were deleted
     * @throws Refusal.NotFound if this organization has no such object
     */
    public Map<Level, Integer> remove(Actor actor, Target target, @Nullable String reason) {
        UUID organization = target.organization();
        String level = target.level().code();
        permissions.require(actor, organization, Role.EDITOR, Action.DELETE, Subject.unnamed(level, target.id()));
        statuses.organization(organization).policy().checkReason(reason);
        Map<Level, Integer> counts = descendants.lock(target);
        if (counts.isEmpty()) {
            throw target.level().unknown();
        }
        delete(actor, descendants.parts(target), reason);
        return counts;
    }

    /**
     * Deletes an API product, and removes it from every key.
     *
     * @return how many keys had it
     * @throws Refusal.NotFound if this organization has no such product
     * @throws Refusal.Conflict if keys have it and the organization keeps such products
     */
    public int removeProduct(Actor actor, UUID organization, UUID productId, @Nullable String reason) {
        permissions.require(actor, organization, Role.EDITOR, Action.DELETE, Subject.unnamed("product", productId));
        statuses.organization(organization).policy().checkReason(reason);
        String name = descendants
                .lockProduct(organization, productId)
                .orElseThrow(() -> new Refusal.NotFound("refusal.unknown.apiproduct"));
        Descendants.Part grants = descendants.grantsOf(organization, productId);
        int keys = descendants.lock(grants);
        if (keys > 0 && statuses.organization(organization).usedProductsStay()) {
            throw new Refusal.Conflict("refusal.product.used", keys);
        }
        delete(actor, List.of(grants), reason);
        jdbc.sql("delete from api_product where organization_id = ? and id = ?")
                .params(organization, productId)
                .update();
        Subject product = new Subject("product", productId, name, null, null, productId);
        recorder.record(
                actor,
                organization,
                List.of(new ChangeRecorder.Step(Action.DELETE, product, Map.of("keys", keys), null, reason)));
        return keys;
    }

    /**
     * Everything is recorded before anything is deleted, because records need the names above, and some at a time,
     * because there may be very many; then it is deleted from the bottom up.
     */
    private void delete(Actor actor, List<Descendants.Part> parts, @Nullable String reason) {
        for (Descendants.Part part : parts) {
            descendants.each(part, doomed -> record(actor, part.organization(), doomed, reason));
        }
        parts.reversed().forEach(descendants::delete);
    }

    private void record(Actor actor, UUID organization, Map<Target, Status> doomed, @Nullable String reason) {
        Map<UUID, Subject> names = subjects.name(organization, doomed.keySet());
        List<ChangeRecorder.Step> steps = new ArrayList<>();
        doomed.forEach((gone, status) -> steps.add(new ChangeRecorder.Step(
                Action.DELETE,
                Objects.requireNonNull(names.get(gone.id())),
                Map.of("status", status.code()),
                null,
                reason)));
        recorder.record(actor, organization, steps);
    }
}
