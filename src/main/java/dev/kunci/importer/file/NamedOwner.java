package dev.kunci.importer.file;

import org.jspecify.annotations.Nullable;

/**
 * An owner as a file or a folder names it.
 *
 * @param developer an e-mail address or a developerId, null if an app group is named
 */
public record NamedOwner(
        @Nullable String developer, @Nullable String group) {

    static NamedOwner developer(String name) {
        return new NamedOwner(name, null);
    }

    static NamedOwner group(String name) {
        return new NamedOwner(null, name);
    }

    /** Whether it names a developer by address, well-formed or not, rather than by id. */
    static boolean isAddress(String name) {
        return name.indexOf('@') > 0;
    }

    @Nullable
    String email() {
        return developer != null && isAddress(developer) ? developer : null;
    }

    @Nullable
    String developerId() {
        return developer != null && !isAddress(developer) ? developer : null;
    }
}
