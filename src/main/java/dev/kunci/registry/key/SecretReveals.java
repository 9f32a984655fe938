package dev.kunci.registry.key;

import dev.kunci.audit.Action;
import dev.kunci.audit.AuditEntry;
import dev.kunci.audit.AuditLog;
import dev.kunci.audit.Subject;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Permission;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.registry.StatusRepository;
import dev.kunci.registry.change.AuditSubjects;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.vault.KeyVault;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Decrypts the key pairs for a response to a program: one audit record for the whole response, with their number. */
@Service
@Transactional
public class SecretReveals {

    private static final String SEALED = "select id, app_id, key_cipher, secret_cipher from credential"
            + " where organization_id = :organization and id = any(:ids::uuid[]) order by id";

    private final JdbcClient jdbc;
    private final StatusRepository statuses;
    private final KeyVault vault;
    private final AuditSubjects subjects;
    private final Permissions permissions;
    private final AuditLog audit;

    SecretReveals(
            JdbcClient jdbc,
            StatusRepository statuses,
            KeyVault vault,
            AuditSubjects subjects,
            Permissions permissions,
            AuditLog audit) {
        this.jdbc = jdbc;
        this.statuses = statuses;
        this.vault = vault;
        this.subjects = subjects;
        this.permissions = permissions;
        this.audit = audit;
    }

    private record Opened(UUID id, UUID app, KeyVault.Pair pair) {}

    /**
     * @return the pairs by credential; none for members who may not see any (only editors may, and only if the
     *     organization reveals secrets). That is not a refusal, because nobody asked for them.
     */
    public Map<UUID, KeyVault.Pair> reveal(Actor actor, UUID organization, Collection<UUID> credentials) {
        Permission permission = permissions.of(actor, organization);
        permission.require(Role.VIEWER);
        if (credentials.isEmpty()
                || !permission.may(Role.EDITOR)
                || !statuses.organization(organization).revealsOnRequest()) {
            return Map.of();
        }
        List<Opened> opened = jdbc.sql(SEALED)
                .param("organization", organization)
                .param("ids", credentials.stream().map(UUID::toString).toArray(String[]::new))
                .query((rs, n) -> new Opened(
                        rs.getObject("id", UUID.class),
                        rs.getObject("app_id", UUID.class),
                        vault.open(
                                rs.getObject("id", UUID.class),
                                rs.getBytes("key_cipher"),
                                rs.getBytes("secret_cipher"))))
                .list();
        Map<UUID, KeyVault.Pair> pairs = new LinkedHashMap<>();
        opened.forEach(one -> pairs.put(one.id(), one.pair()));
        if (!opened.isEmpty()) {
            audit.append(
                    List.of(AuditEntry.done(organization, actor.author(), Action.REVEAL, subject(organization, opened))
                            .change(null, opened.size() == 1 ? null : Map.of("keys", opened.size()))));
        }
        return pairs;
    }

    private Subject subject(UUID organization, List<Opened> opened) {
        boolean oneApp = opened.stream().map(Opened::app).distinct().count() == 1;
        Target target = opened.size() == 1
                ? new Target(organization, Level.CREDENTIAL, opened.getFirst().id())
                : new Target(organization, Level.APP, opened.getFirst().app());
        Subject named = oneApp ? subjects.name(organization, List.of(target)).get(target.id()) : null;
        return named != null
                ? named
                : Subject.alone(
                        "organization",
                        organization,
                        statuses.organization(organization).name());
    }
}
