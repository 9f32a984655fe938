package dev.kunci.review;

import dev.kunci.audit.AuditFilter;
import dev.kunci.audit.AuditReader;
import dev.kunci.audit.AuditRecord;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.shared.Refusal;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** The record for those who may read it: all of it for auditors, the history of one app for every member. */
@Service
public class AuditReading {

    private final AuditReader records;
    private final Permissions permissions;

    AuditReading(AuditReader records, Permissions permissions) {
        this.records = records;
        this.permissions = permissions;
    }

    /** @throws Refusal.Forbidden for anybody but an auditor */
    public List<AuditRecord> find(Actor actor, UUID organization, AuditFilter filter, int offset, int limit) {
        permissions.of(actor, organization).require(Role.AUDITOR);
        return records.find(organization, filter, offset, limit);
    }

    /** @return how many records match, {@link AppList#COUNTED} + 1 where there are more than that */
    public int count(Actor actor, UUID organization, AuditFilter filter) {
        permissions.of(actor, organization).require(Role.AUDITOR);
        return records.count(organization, filter, AppList.COUNTED + 1);
    }

    /** One record, for its detail. */
    public AuditRecord get(Actor actor, UUID organization, UUID id) {
        permissions.of(actor, organization).require(Role.AUDITOR);
        return records.find(organization, id).orElseThrow(() -> new Refusal.NotFound("refusal.unknown.record"));
    }

    /** What happened to one app, its keys and its products, newest first. */
    public List<AuditRecord> history(Actor actor, UUID organization, UUID app, int offset, int limit) {
        permissions.of(actor, organization).require(Role.VIEWER);
        return records.find(organization, AuditFilter.ANY.withApp(app), offset, limit);
    }

    public int historyCount(Actor actor, UUID organization, UUID app) {
        permissions.of(actor, organization).require(Role.VIEWER);
        return records.count(organization, AuditFilter.ANY.withApp(app), AppList.COUNTED + 1);
    }
}
