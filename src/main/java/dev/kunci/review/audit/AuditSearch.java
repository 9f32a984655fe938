package dev.kunci.review.audit;

import dev.kunci.audit.AuditFilter;
import dev.kunci.audit.AuditReader;
import dev.kunci.audit.AuditRecord;
import dev.kunci.audit.AuditScope;
import dev.kunci.audit.Subject;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Permission;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.review.CountLimit;
import dev.kunci.shared.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Reads the audit log: auditors all of it, every member the history of one object. */
@Service
public class AuditSearch {

    private final AuditReader records;
    private final Permissions permissions;

    AuditSearch(AuditReader records, Permissions permissions) {
        this.records = records;
        this.permissions = permissions;
    }

    /** @throws Refusal.Forbidden unless the actor is an auditor */
    public List<AuditRecord> find(Actor actor, UUID organization, AuditFilter filter, int offset, int limit) {
        permissions.of(actor, organization).require(Role.AUDITOR);
        return records.find(organization, filter, offset, limit);
    }

    /** @return how many records match, {@link CountLimit#ROWS} + 1 if there are more than that */
    public int count(Actor actor, UUID organization, AuditFilter filter) {
        permissions.of(actor, organization).require(Role.AUDITOR);
        return records.count(organization, filter, CountLimit.ROWS + 1);
    }

    /** One record, for its detail. */
    public AuditRecord get(Actor actor, UUID organization, UUID id) {
        permissions.of(actor, organization).require(Role.AUDITOR);
        return records.find(organization, id).orElseThrow(() -> new Refusal.NotFound("refusal.unknown.record"));
    }

    /**
     * The history of one object and what belongs to it, newest first; only auditors see network addresses.
     *
     * @throws Refusal.Forbidden unless the actor is a member, and for the history of a person unless an auditor or
     *     administrator
     */
    public List<AuditRecord> history(Actor actor, UUID organization, AuditScope scope, int offset, int limit) {
        return history(actor, organization, scope, AuditFilter.ANY, offset, limit);
    }

    /** The part of the history that matches a filter. */
    public List<AuditRecord> history(
            Actor actor, UUID organization, AuditScope scope, AuditFilter filter, int offset, int limit) {
        Permission permission = reader(actor, organization, scope);
        List<AuditRecord> found = records.find(organization, filter.withAbout(scope), offset, limit);
        return permission.may(Role.AUDITOR)
                ? found
                : found.stream().map(AuditRecord::withoutAddress).toList();
    }

    /** @return how many records that history has, {@link CountLimit#ROWS} + 1 if there are more than that */
    public int historyCount(Actor actor, UUID organization, AuditScope scope) {
        reader(actor, organization, scope);
        return records.count(organization, AuditFilter.ANY.withAbout(scope), CountLimit.ROWS + 1);
    }

    /**
     * What was called so: the thing whose own records call it that, even where it is gone.
     *
     * @param type of its subject, for example {@code developer}
     * @param label what the record called it
     */
    public Optional<UUID> called(Actor actor, UUID organization, String type, String label) {
        permissions.of(actor, organization).require(Role.VIEWER);
        return records.called(organization, type, label);
    }

    /** What a thing was called in the last record of its own, as those of what belongs to it call it too. */
    public Optional<String> name(Actor actor, UUID organization, AuditScope scope) {
        reader(actor, organization, scope);
        return records.subject(organization, scope).map(Subject::label);
    }

    private Permission reader(Actor actor, UUID organization, AuditScope scope) {
        Permission permission = permissions.of(actor, organization);
        if (scope.kind() != AuditScope.Kind.PERSON) {
            permission.require(Role.VIEWER);
        } else if (!permission.may(Role.ADMIN)) {
            permission.require(Role.AUDITOR);
        }
        return permission;
    }
}
