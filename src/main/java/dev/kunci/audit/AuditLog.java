package dev.kunci.audit;

import dev.kunci.shared.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Appends to the audit log. There is no method that changes or removes a record. */
@Service
public class AuditLog {

    private static final int CHUNK = 2_000;

    private static final String APPEND = """
            insert into audit_record (organization_id, actor_id, actor, on_behalf_of, channel, address, request_id, action,
              subject_type, subject_id, subject, owner_id, app_id, product_id, before, after, reason, outcome, undoes)
            select organization_id, actor_id, actor, on_behalf_of, channel, address, request_id, action,
              subject_type, subject_id, subject, owner_id, app_id, product_id, before, after, reason, outcome, undoes
            from jsonb_to_recordset(:entries::jsonb) as e (organization_id uuid, actor_id uuid, actor text,
              on_behalf_of text, channel text, address text, request_id text, action text, subject_type text,
              subject_id uuid, subject text, owner_id uuid, app_id uuid, product_id uuid, before jsonb, after jsonb,
              reason text, outcome text, undoes uuid)
            returning id, subject_id
            """;

    private static final String APPEND_FROM = """
            insert into audit_record (organization_id, actor_id, actor, on_behalf_of, channel, address, request_id, action,
              subject_type, subject_id, subject, owner_id, app_id, product_id, before, after, outcome)
            select :organization, :id::uuid, :name, :onBehalfOf, :channel, :address, :request, :action,
              subject_type, subject_id, subject, owner_id, app_id, product_id, before, after, 'done' from\s""";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final TransactionTemplate afterwards;

    AuditLog(JdbcClient jdbc, JsonMapper json, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.json = json;
        this.afterwards = new TransactionTemplate(transactions);
        afterwards.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Appends within the transaction of the change itself, so that neither is stored without the other.
     *
     * @return the new record ids by subject id
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<UUID, UUID> append(List<AuditEntry> entries) {
        Map<UUID, UUID> ids = new LinkedHashMap<>();
        for (int from = 0; from < entries.size(); from += CHUNK) {
            List<Map<String, Object>> rows = new ArrayList<>();
            entries.subList(from, Math.min(entries.size(), from + CHUNK)).forEach(entry -> rows.add(row(entry)));
            jdbc.sql(APPEND)
                    .param("entries", json.writeValueAsString(rows))
                    .query((rs, n) -> {
                        UUID subject = rs.getObject("subject_id", UUID.class);
                        if (subject != null) {
                            ids.put(subject, rs.getObject("id", UUID.class));
                        }
                        return n;
                    })
                    .list();
        }
        return ids;
    }

    /**
     * Appends one record of outcome done for each row of a temporary table of this transaction.
     *
     * @param changes a table with the columns {@code subject_type}, {@code subject_id}, {@code subject}, {@code
     *     owner_id}, {@code app_id}, {@code product_id}, {@code before} and {@code after}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int appendFrom(String changes, UUID organization, ActorSnapshot author, Action action) {
        return jdbc.sql(APPEND_FROM + changes)
                .param("organization", organization)
                .param("id", author.id())
                .param("name", author.name())
                .param("onBehalfOf", author.onBehalfOf())
                .param("channel", author.origin().channel().code())
                .param("address", author.origin().address())
                .param("request", author.origin().requestId())
                .param("action", action.code())
                .update();
    }

    /** Appends in a short transaction of its own: for refusals, and for events that change nothing else. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void note(List<AuditEntry> entries) {
        append(entries);
    }

    /**
     * Records refusals: at once if no transaction is open, else as soon as the refused one has ended and returned its
     * connection. So many refusals at once never wait for connections that they hold themselves.
     */
    public void refuse(List<AuditEntry> entries) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            afterwards.executeWithoutResult(_ -> append(entries));
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                afterwards.executeWithoutResult(_ -> append(entries));
            }
        });
    }

    /**
     * Notes one refusal in the same way.
     *
     * @param subject what it was to be done to
     * @return the refusal, to be thrown
     */
    public <R extends Refusal> R refuse(
            ActorSnapshot author, UUID organization, Action action, Subject subject, R refusal) {
        refuse(List.of(AuditEntry.refused(organization, author, action, subject, null, refusal.key())));
        return refusal;
    }

    private static Map<String, Object> row(AuditEntry e) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("organization_id", e.organization());
        put(row, "actor_id", e.author().id());
        row.put("actor", e.author().name());
        put(row, "on_behalf_of", e.author().onBehalfOf());
        row.put("channel", e.author().origin().channel().code());
        put(row, "address", e.author().origin().address());
        put(row, "request_id", e.author().origin().requestId());
        row.put("action", e.action().code());
        row.put("subject_type", e.subject().type());
        put(row, "subject_id", e.subject().id());
        row.put("subject", e.subject().label());
        put(row, "owner_id", e.subject().ownerId());
        put(row, "app_id", e.subject().appId());
        put(row, "product_id", e.subject().productId());
        put(row, "before", e.before());
        put(row, "after", e.after());
        put(row, "reason", e.reason());
        row.put("outcome", e.outcome().code());
        put(row, "undoes", e.undoes());
        return row;
    }

    private static void put(Map<String, Object> row, String column, @Nullable Object value) {
        if (value != null) {
            row.put(column, value);
        }
    }
}
