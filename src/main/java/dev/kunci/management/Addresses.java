package dev.kunci.management;

import dev.kunci.management.wire.Problems;
import dev.kunci.management.wire.WireProductRef;
import dev.kunci.registry.Level;
import dev.kunci.registry.Target;
import dev.kunci.review.Lookup;
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
class Addresses {

    private static final int MOST = 1_000;

    private final Lookup lookup;

    Addresses(Lookup lookup) {
        this.lookup = lookup;
    }

    /** @param name e-mail address or developerId, or the name of an app group */
    Target owner(Call call, OwnerKind kind, String name) {
        return find(
                        name,
                        text -> kind == OwnerKind.DEVELOPERS
                                ? lookup.developer(call.actor(), call.place(), text)
                                : lookup.appGroup(call.actor(), call.place(), text))
                .map(id -> call.target(kind.level(), id))
                .orElseThrow(() -> kind.unknown(name, call.organization().name()));
    }

    /** @param name name or appId */
    Target app(Call call, OwnerKind kind, String owner, String name) {
        Target whose = owner(call, kind, owner);
        return find(name, text -> lookup.app(call.actor(), whose, text))
                .map(id -> call.target(Level.APP, id))
                .orElseThrow(() -> Problems.app(name, owner));
    }

    Target appById(Call call, String appId) {
        return lookup.app(call.actor(), call.place(), appId)
                .map(id -> call.target(Level.APP, id))
                .orElseThrow(() -> Problems.appId(appId));
    }

    /** @param key consumer key or keyId */
    Target key(Call call, Target app, String key) {
        return keyIfKnown(call, app, key).orElseThrow(Problems::key);
    }

    /** The same; empty where the app has no such key. */
    Optional<Target> keyIfKnown(Call call, Target app, String key) {
        return find(key, text -> lookup.credential(call.actor(), call.place(), app.id(), text))
                .map(id -> call.target(Level.CREDENTIAL, id));
    }

    /** An API product on a key; empty where that key does not have it. */
    Optional<Target> grant(Call call, Target key, String product) {
        return find(product, text -> lookup.grant(call.actor(), call.place(), key.id(), text));
    }

    UUID product(Call call, String name) {
        return find(name, text -> lookup.product(call.actor(), call.place(), text))
                .orElseThrow(() -> Problems.product(name, call.organization().name()));
    }

    /** API products that shall be on a key. */
    List<UUID> products(Call call, @Nullable List<WireProductRef> wanted) {
        List<String> names = WireProductRef.names(wanted);
        if (names.size() > MOST) {
            throw Problems.invalid("apiProducts", "A call names at most " + MOST + " API products.");
        }
        Map<String, UUID> found = lookup.products(call.actor(), call.place(), names);
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
    static <T> Optional<T> find(String segment, Function<String, Optional<T>> search) {
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
