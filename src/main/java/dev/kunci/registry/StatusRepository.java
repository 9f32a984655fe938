package dev.kunci.registry;

import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.registry.value.WordList;
import dev.kunci.shared.Refusal;
import dev.kunci.shared.database.ViolatedConstraint;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.engine.spi.EntityKey;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Loads what has a status within one organization, and locks it in one fixed order. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class StatusRepository {

    private static final int CHUNK = 5_000;

    private static final Map<Level, Class<? extends StatusHolder>> ENTITIES = new EnumMap<>(Map.of(
            Level.DEVELOPER, Developer.class,
            Level.APP_GROUP, AppGroup.class,
            Level.APP, App.class,
            Level.CREDENTIAL, Credential.class,
            Level.GRANT, Grant.class));

    private final EntityManager entities;

    StatusRepository(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Locks these rows against other decisions: owner, app, credential, grant, and by id within each.
     *
     * @return those that exist, fresh from the database
     */
    public List<StatusHolder> lock(UUID organization, Collection<Target> targets) {
        List<StatusHolder> locked = new ArrayList<>();
        for (Level level : Level.values()) {
            List<UUID> ids = targets.stream()
                    .filter(t -> t.level() == level)
                    .map(Target::id)
                    .distinct()
                    .sorted(BY_DATABASE_ORDER)
                    .toList();
            for (int from = 0; from < ids.size(); from += CHUNK) {
                List<UUID> chunk = ids.subList(from, Math.min(ids.size(), from + CHUNK));
                LockModeType write = LockModeType.PESSIMISTIC_WRITE;
                locked.addAll(lock(entity(level), level.table(), organization, chunk, write));
            }
        }
        return locked;
    }

    /** PostgreSQL orders uuid as unsigned bytes, {@link UUID#compareTo} as signed numbers. */
    private static final Comparator<UUID> BY_DATABASE_ORDER = Comparator.comparing(UUID::toString);

    public <T> Optional<T> find(Class<T> type, UUID organization, UUID id) {
        return entities.createQuery(
                        "select x from " + type.getSimpleName()
                                + " x where x.organizationId = :organization and x.id = :id",
                        type)
                .setParameter("organization", organization)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /** @throws Refusal.NotFound if this organization has no such object */
    public <T> T get(Class<T> type, UUID organization, UUID id) {
        return find(type, organization, id)
                .orElseThrow(() -> new Refusal.NotFound(
                        "refusal.unknown." + type.getSimpleName().toLowerCase(Locale.ROOT)));
    }

    /**
     * The app of a key, which never changes, without reading the key before it is locked.
     *
     * @throws Refusal.NotFound if this organization has no such key
     */
    public UUID appOf(UUID organization, UUID credential) {
        return entities.createQuery(
                        "select x.appId from Credential x where x.organizationId = :organization and x.id = :id",
                        UUID.class)
                .setParameter("organization", organization)
                .setParameter("id", credential)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> Level.CREDENTIAL.unknown());
    }

    /**
     * Locks these API products until the transaction ends, so that none is deleted or changed meanwhile.
     *
     * @return in the order asked for
     * @throws Refusal.NotFound if this organization does not have one of them
     */
    public List<ApiProduct> hold(UUID organization, List<UUID> products) {
        Map<UUID, ApiProduct> held = stillThere(organization, products);
        if (!held.keySet().containsAll(products)) {
            throw new Refusal.NotFound("refusal.unknown.apiproduct");
        }
        return products.stream().map(held::get).map(Objects::requireNonNull).toList();
    }

    /** The same for those that exist; one that has just been deleted is left out. */
    public Map<UUID, ApiProduct> stillThere(UUID organization, Collection<UUID> products) {
        List<UUID> ids = products.stream().distinct().sorted(BY_DATABASE_ORDER).toList();
        LockModeType read = LockModeType.PESSIMISTIC_READ;
        return lock(ApiProduct.class, "api_product", organization, ids, read).stream()
                .collect(Collectors.toMap(ApiProduct::id, Function.identity()));
    }

    private <T> List<T> lock(Class<T> type, String table, UUID organization, List<UUID> ids, LockModeType mode) {
        if (ids.isEmpty()) {
            return List.of();
        }
        readAnew(type, table, organization, ids, mode);
        String sql = "select {x.*} from " + table
                + " x where x.organization_id = :organization and x.id = any(:ids) order by x.id for " + strength(mode);
        // One text for any number of rows, which neither Hibernate nor PostgreSQL has to read again.
        return entities.unwrap(Session.class)
                .createNativeQuery(sql, type)
                .addEntity("x", type)
                .setParameter("organization", organization)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .getResultList();
    }

    /**
     * A query returns entities that this session has read before in their former state, even if someone else has
     * changed them. So the rows are locked first, and the session's entities are refreshed.
     */
    private <T> void readAnew(Class<T> type, String table, UUID organization, List<UUID> ids, LockModeType mode) {
        List<UUID> readBefore = entities.unwrap(Session.class).getStatistics().getEntityKeys().stream()
                .map(EntityKey.class::cast)
                .filter(key -> key.getEntityName().equals(type.getName()))
                .map(key -> (UUID) key.getIdentifier())
                .filter(ids::contains)
                .toList();
        if (readBefore.isEmpty()) {
            return;
        }
        Set<UUID> there = Set.copyOf(entities.createNativeQuery(
                        "select id from " + table
                                + " where organization_id = :organization and id in (:ids) order by id for "
                                + strength(mode),
                        UUID.class)
                .setParameter("organization", organization)
                .setParameter("ids", ids)
                .getResultList());
        for (UUID id : readBefore) {
            T known = entities.find(type, id);
            if (there.contains(id)) {
                entities.refresh(known);
            } else {
                entities.detach(known);
            }
        }
    }

    private static String strength(LockModeType mode) {
        return mode == LockModeType.PESSIMISTIC_READ ? "share" : "no key update";
    }

    /** The scopes that the API products on a key offer. */
    public Scopes scopesOfKey(UUID organization, UUID credential) {
        return scopes("and o.credential_id = :id", organization, credential);
    }

    /** The same for all keys of an app. */
    public Scopes scopesOfApp(UUID organization, UUID app) {
        return scopes(
                "and o.credential_id in (select id from credential where organization_id = :organization"
                        + " and app_id = :id)",
                organization,
                app);
    }

    @SuppressWarnings("unchecked")
    private Scopes scopes(String which, UUID organization, UUID id) {
        List<String> words = entities.createNativeQuery(
                        "select distinct coalesce(s.scope, '') from product_grant o join api_product p"
                                + " on p.organization_id = o.organization_id and p.id = o.product_id"
                                + " left join unnest(p.scopes) s (scope) on true"
                                + " where o.organization_id = :organization " + which,
                        String.class)
                .setParameter("organization", organization)
                .setParameter("id", id)
                .getResultList();
        return new Scopes(!words.isEmpty(), WordList.of(words));
    }

    /** @throws Refusal.NotFound if there is no such organization */
    public Organization organization(UUID id) {
        Organization organization = entities.find(Organization.class, id);
        if (organization == null) {
            throw new Refusal.NotFound("refusal.unknown.organization");
        }
        return organization;
    }

    public <T> T add(T entity) {
        entities.persist(entity);
        return entity;
    }

    void remove(Object entity) {
        entities.remove(entity);
    }

    public void flush() {
        entities.flush();
    }

    /**
     * Flushes changes, and turns a violated constraint into a refusal.
     *
     * @param taken the refusals by constraint name; any other violation is an unexpected failure
     */
    public void flush(Map<String, ? extends Refusal> taken) {
        try {
            entities.flush();
        } catch (PersistenceException failure) {
            throw ViolatedConstraint.refusal(failure, taken);
        }
    }

    /**
     * The same for an edit.
     *
     * @param edited the refusal if someone else saved meanwhile
     */
    public void flush(Map<String, ? extends Refusal> taken, Refusal edited) {
        try {
            flush(taken);
        } catch (OptimisticLockException _) {
            throw edited;
        }
    }

    private static Class<? extends StatusHolder> entity(Level level) {
        return Objects.requireNonNull(ENTITIES.get(level));
    }
}
