package dev.kunci.review.lookup;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.shared.UuidText;
import dev.kunci.vault.KeyVault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds many objects at once by the names that programs use, with one query for each kind. */
@Service
@Transactional(readOnly = true)
public class BulkLookup {

    private static final HexFormat HEX = HexFormat.of();

    private final JdbcClient jdbc;
    private final KeyVault vault;
    private final Permissions permissions;

    BulkLookup(JdbcClient jdbc, KeyVault vault, Permissions permissions) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.permissions = permissions;
    }

    /**
     * The names that identify one object.
     *
     * @param developer e-mail address in any case, or else developerId exactly
     * @param appGroup its name
     * @param key keyId, or else consumer key
     * @param product the name of an API product on that key
     */
    public record Address(
            @Nullable String developer,
            @Nullable String appGroup,
            @Nullable String appId,
            @Nullable String key,
            @Nullable String product) {}

    /** A name, as the key of a map, with the id of its object. */
    private record Named(String name, UUID id) {
        static Named of(ResultSet rs, int row) throws SQLException {
            return new Named(rs.getString("name"), rs.getObject("id", UUID.class));
        }
    }

    /** @return the existing objects, by address; others are missing */
    public Map<Address, Target> find(Actor actor, UUID organization, Collection<Address> addresses) {
        permissions.of(actor, organization).require(Role.VIEWER);
        Map<String, UUID> emails = query(
                organization,
                "select email_key as name, id from developer where organization_id = :organization"
                        + " and email_key = any(:names)",
                Stream.of(names(addresses, Address::developer))
                        .map(BulkLookup::lower)
                        .toArray(String[]::new));
        Map<String, UUID> developerIds = query(
                organization,
                "select developer_id as name, id from developer where organization_id = :organization"
                        + " and developer_id = any(:names)",
                names(addresses, Address::developer));
        Map<String, UUID> groups = query(
                organization,
                "select name, id from app_group where organization_id = :organization and name = any(:names)",
                names(addresses, Address::appGroup));
        Map<String, UUID> apps = query(
                organization,
                "select id::text as name, id from app where organization_id = :organization and id = any(:names::uuid[])",
                ids(addresses, Address::appId));
        Map<String, UUID> keys = keys(organization, addresses);
        Map<String, UUID> grants = grants(organization, addresses, keys);
        Map<Address, Target> found = new LinkedHashMap<>();
        for (Address address : addresses) {
            UUID key = get(keys, address.key());
            UUID developer = get(emails, lower(address.developer()));
            put(
                    found,
                    organization,
                    address,
                    Level.DEVELOPER,
                    developer == null ? get(developerIds, address.developer()) : developer);
            put(found, organization, address, Level.APP_GROUP, get(groups, address.appGroup()));
            put(found, organization, address, Level.APP, get(apps, lower(address.appId())));
            if (address.product() == null) {
                put(found, organization, address, Level.CREDENTIAL, key);
            } else {
                put(found, organization, address, Level.GRANT, get(grants, key + " " + address.product()));
            }
        }
        return found;
    }

    /** By keyId first, then by consumer key: people choose these, so one could equal the keyId of another. */
    private Map<String, UUID> keys(UUID organization, Collection<Address> addresses) {
        Map<String, UUID> found = new HashMap<>();
        Map<String, UUID> byId = query(
                organization,
                "select id::text as name, id from credential where organization_id = :organization"
                        + " and id = any(:names::uuid[])",
                ids(addresses, Address::key));
        Map<String, String> hashes = new HashMap<>();
        for (String key : names(addresses, Address::key)) {
            vault.hashes(key).forEach(hash -> hashes.put(HEX.formatHex(hash), key));
            UUID id = byId.get(lower(key));
            if (id != null) {
                found.put(key, id);
            }
        }
        query(
                        organization,
                        "select encode(key_hash, 'hex') as name, id from credential where organization_id = :organization"
                                + " and key_hash in (select decode(hash, 'hex') from unnest(:names::text[]) hash)",
                        hashes.keySet().toArray(String[]::new))
                .forEach((hash, id) -> found.putIfAbsent(Objects.requireNonNull(hashes.get(hash)), id));
        return found;
    }

    /** By the key's id and the product's name. */
    private Map<String, UUID> grants(UUID organization, Collection<Address> addresses, Map<String, UUID> keys) {
        String[] products = names(addresses, Address::product);
        return products.length == 0
                ? Map.of()
                : rows(
                        jdbc.sql("select o.credential_id || ' ' || p.name as name, o.id from product_grant o"
                                        + " join api_product p on p.organization_id = o.organization_id and p.id = o.product_id"
                                        + " where o.organization_id = :organization and p.name = any(:names)"
                                        + " and o.credential_id = any(:keys::uuid[])")
                                .param(
                                        "keys",
                                        keys.values().stream()
                                                .map(UUID::toString)
                                                .toArray(String[]::new)),
                        organization,
                        products);
    }

    private Map<String, UUID> query(UUID organization, String sql, String[] names) {
        return names.length == 0 ? Map.of() : rows(jdbc.sql(sql), organization, names);
    }

    private static Map<String, UUID> rows(JdbcClient.StatementSpec query, UUID organization, String[] names) {
        Map<String, UUID> found = new HashMap<>();
        query.param("organization", organization)
                .param("names", names)
                .query(Named::of)
                .list()
                .forEach(one -> found.put(one.name(), one.id()));
        return found;
    }

    private static String[] names(Collection<Address> addresses, Function<Address, @Nullable String> part) {
        return addresses.stream()
                .map(part)
                .filter(name -> name != null && !name.isEmpty() && name.indexOf('\0') < 0)
                .distinct()
                .toArray(String[]::new);
    }

    private static String[] ids(Collection<Address> addresses, Function<Address, @Nullable String> part) {
        return Stream.of(names(addresses, part)).filter(UuidText::isOne).toArray(String[]::new);
    }

    private static void put(
            Map<Address, Target> found, UUID organization, Address address, Level level, @Nullable UUID id) {
        if (id != null) {
            found.put(address, new Target(organization, level, id));
        }
    }

    private static @Nullable UUID get(Map<String, UUID> found, @Nullable String name) {
        return name == null ? null : found.get(name);
    }

    private static @Nullable String lower(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }
}
