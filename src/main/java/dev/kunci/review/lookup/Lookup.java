package dev.kunci.review.lookup;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.review.OwnerTable;
import dev.kunci.shared.UuidText;
import dev.kunci.vault.KeyVault;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds objects by the names in a path: e-mail, name, developerId, appId, consumer key or keyId. */
@Service
@Transactional(readOnly = true)
public class Lookup {

    private final JdbcClient jdbc;
    private final KeyVault vault;
    private final Permissions permissions;

    Lookup(JdbcClient jdbc, KeyVault vault, Permissions permissions) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.permissions = permissions;
    }

    /** A key with its app. */
    public record KeyLocation(UUID app, UUID credential) {}

    /** @param name e-mail address in any case, or developerId */
    public Optional<UUID> developer(Actor actor, UUID organization, String name) {
        return one(
                actor,
                "select id from developer where organization_id = :organization and email_key = :key"
                        + " union all select id from developer where organization_id = :organization"
                        + " and developer_id = :name limit 1",
                organization,
                Map.of("key", name.toLowerCase(Locale.ROOT), "name", name));
    }

    public Optional<UUID> appGroup(Actor actor, UUID organization, String name) {
        return one(
                actor,
                "select id from app_group where organization_id = :organization and name = :name",
                organization,
                Map.of("name", name));
    }

    public Optional<UUID> product(Actor actor, UUID organization, String name) {
        return one(
                actor,
                "select id from api_product where organization_id = :organization and name = :name",
                organization,
                Map.of("name", name));
    }

    /** The existing API products with these names. */
    public Map<String, UUID> products(Actor actor, UUID organization, Collection<String> names) {
        permissions.of(actor, organization).require(Role.VIEWER);
        Map<String, UUID> found = new HashMap<>();
        jdbc.sql("select name, id from api_product where organization_id = :organization and name = any(:names)")
                .param("organization", organization)
                .param(
                        "names",
                        names.stream().filter(name -> name.indexOf('\0') < 0).toArray(String[]::new))
                .query((ResultSet rs) -> {
                    found.put(rs.getString("name"), rs.getObject("id", UUID.class));
                });
        return found;
    }

    /** @param appId of any owner */
    public Optional<UUID> app(Actor actor, UUID organization, String appId) {
        permissions.of(actor, organization).require(Role.VIEWER);
        return UuidText.parse(appId)
                .flatMap(id -> one(
                        actor,
                        "select id from app where organization_id = :organization and id = :id",
                        organization,
                        Map.of("id", id)));
    }

    /** @param name its appId, or else its name, so that no name can stand for another app's id */
    public Optional<UUID> app(Actor actor, Target owner, String name) {
        String column = OwnerTable.of(owner.level()).column();
        String mine = "select id from app where organization_id = :organization and " + column + " = :owner";
        permissions.of(actor, owner.organization()).require(Role.VIEWER);
        return UuidText.parse(name)
                .flatMap(id ->
                        one(actor, mine + " and id = :id", owner.organization(), Map.of("owner", owner.id(), "id", id)))
                .or(() -> one(
                        actor,
                        mine + " and name = :name",
                        owner.organization(),
                        Map.of("owner", owner.id(), "name", name)));
    }

    /** @param key keyId, or else consumer key */
    public Optional<UUID> credential(Actor actor, UUID organization, UUID app, String key) {
        return locate(actor, organization, key)
                .filter(location -> location.app().equals(app))
                .map(KeyLocation::credential);
    }

    /** The key by keyId first, then by consumer key: people choose these, so one could equal the keyId of another. */
    public Optional<KeyLocation> locate(Actor actor, UUID organization, String key) {
        permissions.of(actor, organization).require(Role.VIEWER);
        Optional<KeyLocation> known = UuidText.parse(key).flatMap(id -> locate("id = :value", organization, id));
        if (known.isPresent() || key.isEmpty()) {
            return known;
        }
        return locate("key_hash in (:value)", organization, vault.hashes(key));
    }

    /** @param product the name of an API product on that key */
    public Optional<Target> grant(Actor actor, UUID organization, UUID credential, String product) {
        return one(
                        actor,
                        "select o.id from product_grant o join api_product p"
                                + " on p.organization_id = o.organization_id and p.id = o.product_id"
                                + " where o.organization_id = :organization and o.credential_id = :credential"
                                + " and p.name = :name",
                        organization,
                        Map.of("credential", credential, "name", product))
                .map(id -> new Target(organization, Level.GRANT, id));
    }

    private Optional<KeyLocation> locate(String which, UUID organization, Object value) {
        return jdbc.sql("select app_id, id from credential where organization_id = :organization and " + which)
                .param("organization", organization)
                .param("value", value)
                .query((rs, n) -> new KeyLocation(rs.getObject("app_id", UUID.class), rs.getObject("id", UUID.class)))
                .optional();
    }

    private Optional<UUID> one(Actor actor, String sql, UUID organization, Map<String, ?> params) {
        permissions.of(actor, organization).require(Role.VIEWER);
        if (params.values().stream().anyMatch(value -> value.toString().indexOf('\0') >= 0)) {
            return Optional.empty();
        }
        return jdbc.sql(sql)
                .param("organization", organization)
                .params(params)
                .query(UUID.class)
                .optional();
    }
}
