package dev.kunci.management.resource;

import dev.kunci.management.dialect.Problems;
import dev.kunci.management.http.ApiRequest;
import dev.kunci.management.wire.WireProductRef;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.review.lookup.Lookup;
import dev.kunci.review.lookup.PathLookup;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** Finds the objects of a path, and reports missing ones in Apigee's words. */
@Component
public class PathResolver {

    private static final int MOST = 1_000;

    private final Lookup lookup;
    private final PathLookup paths;

    PathResolver(Lookup lookup, PathLookup paths) {
        this.lookup = lookup;
        this.paths = paths;
    }

    /** A key with its app. */
    public record KeyPath(Target app, Target key) {}

    /** @param name e-mail address or developerId, or the name of an app group */
    public Target owner(ApiRequest request, OwnerType kind, String name) {
        return find(
                        name,
                        text -> kind == OwnerType.DEVELOPERS
                                ? lookup.developer(request.actor(), request.organizationId(), text)
                                : lookup.appGroup(request.actor(), request.organizationId(), text))
                .map(id -> request.target(kind.level(), id))
                .orElseThrow(() -> kind.unknown(name, request.organizationName()));
    }

    /** @param name name or appId */
    public Target app(ApiRequest request, OwnerType kind, String owner, String name) {
        return request.target(
                Level.APP, found(request, kind, List.of(owner, name)).get(1));
    }

    /** @param key consumer key or keyId */
    public KeyPath key(ApiRequest request, OwnerType kind, String owner, String app, String key) {
        List<UUID> found = found(request, kind, List.of(owner, app, key));
        return new KeyPath(request.target(Level.APP, found.get(1)), request.target(Level.CREDENTIAL, found.get(2)));
    }

    /** Tries again, as {@link #find} does, with the first missing segment decoded once more. */
    private List<UUID> found(ApiRequest request, OwnerType kind, List<String> named) {
        List<String> path = new ArrayList<>(named);
        List<UUID> found = ids(request, kind, path);
        for (int missing = -1; missing < found.size() && found.size() < path.size(); ) {
            missing = found.size();
            Optional<String> decoded = decoded(path.get(missing));
            if (decoded.isPresent()) {
                path.set(missing, decoded.get());
                found = ids(request, kind, path);
            }
        }
        if (found.size() == path.size()) {
            return found;
        }
        throw switch (found.size()) {
            case 0 -> kind.unknown(named.getFirst(), request.organizationName());
            case 1 -> Problems.app(named.get(1), named.getFirst());
            default -> Problems.key();
        };
    }

    private List<UUID> ids(ApiRequest request, OwnerType kind, List<String> path) {
        String key = path.size() > 2 ? path.get(2) : "";
        return kind == OwnerType.DEVELOPERS
                ? paths.ofDeveloper(request.actor(), request.organizationId(), path.getFirst(), path.get(1), key)
                : paths.ofAppGroup(request.actor(), request.organizationId(), path.getFirst(), path.get(1), key);
    }

    public Target appById(ApiRequest request, String appId) {
        return lookup.app(request.actor(), request.organizationId(), appId)
                .map(id -> request.target(Level.APP, id))
                .orElseThrow(() -> Problems.appId(appId));
    }

    /**
     * A key of this app; empty if the app has no such key.
     *
     * @param key consumer key or keyId
     */
    public Optional<Target> keyIfKnown(ApiRequest request, Target app, String key) {
        return find(key, text -> lookup.credential(request.actor(), request.organizationId(), app.id(), text))
                .map(id -> request.target(Level.CREDENTIAL, id));
    }

    /** An API product on a key; empty if the key does not have it. */
    public Optional<Target> grant(ApiRequest request, Target key, String product) {
        return find(product, text -> lookup.grant(request.actor(), request.organizationId(), key.id(), text));
    }

    public UUID product(ApiRequest request, String name) {
        return find(name, text -> lookup.product(request.actor(), request.organizationId(), text))
                .orElseThrow(() -> Problems.product(name, request.organizationName()));
    }

    /** API products to add to a key. */
    public List<UUID> products(ApiRequest request, @Nullable List<WireProductRef> wanted) {
        List<String> names = WireProductRef.names(wanted);
        if (names.size() > MOST) {
            throw Problems.invalid("apiProducts", "A call names at most " + MOST + " API products.");
        }
        Map<String, UUID> found = lookup.products(request.actor(), request.organizationId(), names);
        return names.stream()
                .map(name -> Optional.ofNullable(found.get(name))
                        .orElseThrow(() -> Problems.productWanted(name, request.organizationName())))
                .toList();
    }

    /**
     * Finds the object of a path segment. The segment has been decoded once, and that counts. Only if nothing has that
     * name, it is decoded once more, because apigeecli encodes the addresses of developers twice. It is never decoded
     * again.
     */
    public static <T> Optional<T> find(String segment, Function<String, Optional<T>> search) {
        Optional<T> found = search.apply(segment);
        return found.isPresent() ? found : decoded(segment).flatMap(search);
    }

    private static Optional<String> decoded(String segment) {
        if (segment.indexOf('%') < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(UriUtils.decode(segment, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notEncoded) {
            return Optional.empty();
        }
    }
}
