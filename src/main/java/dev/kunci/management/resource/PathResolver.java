package dev.kunci.management.resource;

import dev.kunci.management.dialect.Problems;
import dev.kunci.management.http.ApiRequest;
import dev.kunci.management.wire.WireProductRef;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.review.lookup.Lookup;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** Finds what a path points at, and says in Apigee's words what is not there. */
@Component
public class PathResolver {

    private static final int MOST = 1_000;

    private final Lookup lookup;

    PathResolver(Lookup lookup) {
        this.lookup = lookup;
    }

    /** @param name e-mail address or developerId, or the name of an app group */
    public Target owner(ApiRequest call, OwnerType kind, String name) {
        return find(
                        name,
                        text -> kind == OwnerType.DEVELOPERS
                                ? lookup.developer(call.actor(), call.organizationId(), text)
                                : lookup.appGroup(call.actor(), call.organizationId(), text))
                .map(id -> call.target(kind.level(), id))
                .orElseThrow(() -> kind.unknown(name, call.organization().name()));
    }

    /** @param name name or appId */
    public Target app(ApiRequest call, OwnerType kind, String owner, String name) {
        Target whose = owner(call, kind, owner);
        return find(name, text -> lookup.app(call.actor(), whose, text))
                .map(id -> call.target(Level.APP, id))
                .orElseThrow(() -> Problems.app(name, owner));
    }

    public Target appById(ApiRequest call, String appId) {
        return lookup.app(call.actor(), call.organizationId(), appId)
                .map(id -> call.target(Level.APP, id))
                .orElseThrow(() -> Problems.appId(appId));
    }

    /** @param key consumer key or keyId */
    public Target key(ApiRequest call, Target app, String key) {
        return keyIfKnown(call, app, key).orElseThrow(Problems::key);
    }

    /** The same; empty where the app has no such key. */
    public Optional<Target> keyIfKnown(ApiRequest call, Target app, String key) {
        return find(key, text -> lookup.credential(call.actor(), call.organizationId(), app.id(), text))
                .map(id -> call.target(Level.CREDENTIAL, id));
    }

    /** An API product on a key; empty where that key does not have it. */
    public Optional<Target> grant(ApiRequest call, Target key, String product) {
        return find(product, text -> lookup.grant(call.actor(), call.organizationId(), key.id(), text));
    }

    public UUID product(ApiRequest call, String name) {
        return find(name, text -> lookup.product(call.actor(), call.organizationId(), text))
                .orElseThrow(() -> Problems.product(name, call.organization().name()));
    }

    /** API products that shall be on a key. */
    public List<UUID> products(ApiRequest call, @Nullable List<WireProductRef> wanted) {
        List<String> names = WireProductRef.names(wanted);
        if (names.size() > MOST) {
            throw Problems.invalid("apiProducts", "A call names at most " + MOST + " API products.");
        }
        Map<String, UUID> found = lookup.products(call.actor(), call.organizationId(), names);
        return names.stream()
                .map(name -> Optional.ofNullable(found.get(name))
                        .orElseThrow(() ->
                                Problems.productWanted(name, call.organization().name())))
                .toList();
    }

    /**
     * Finds what a name in a path means. It has been decoded once, and that is what counts; only where nothing has this name
     * it is taken for one that was encoded twice, as apigeecli sends the addresses of developers. Never more often.
     */
    public static <T> Optional<T> find(String segment, Function<String, Optional<T>> search) {
        Optional<T> found = search.apply(segment);
        if (found.isPresent() || segment.indexOf('%') < 0) {
            return found;
        }
        try {
            return search.apply(UriUtils.decode(segment, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notEncoded) {
            return found;
        }
    }
}
