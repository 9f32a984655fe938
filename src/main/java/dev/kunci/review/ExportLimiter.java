package dev.kunci.review;

import dev.kunci.audit.Action;
import dev.kunci.audit.AuditLog;
import dev.kunci.audit.Subject;
import dev.kunci.operators.Actor;
import dev.kunci.shared.Refusal;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Limits the number of concurrent exports, because a slow download keeps a connection to the database. */
@Component
public class ExportLimiter {

    private static final int AT_ONCE = 3;

    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final Semaphore slots = new Semaphore(AT_ONCE);

    ExportLimiter(AuditLog audit, JdbcClient jdbc) {
        this.audit = audit;
        this.jdbc = jdbc;
    }

    /** The subject of the audit record of an export. */
    public Subject subject(String type, UUID organization) {
        String name = jdbc.sql("select name from organization where id = ?")
                .param(organization)
                .query(String.class)
                .optional()
                .orElseGet(organization::toString);
        return Subject.alone(type, organization, name);
    }

    /** @throws Refusal.Conflict while too many others export; recorded as well */
    public void within(Actor actor, Subject subject, UUID organization, Runnable export) {
        if (!slots.tryAcquire()) {
            throw audit.refuse(
                    actor.author(),
                    organization,
                    Action.EXPORT,
                    subject,
                    new Refusal.Conflict("refusal.export.busy", AT_ONCE));
        }
        try {
            export.run();
        } finally {
            slots.release();
        }
    }
}
