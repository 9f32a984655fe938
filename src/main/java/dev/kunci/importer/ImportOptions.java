package dev.kunci.importer;

import org.jspecify.annotations.Nullable;

/**
 * How an import fills what its file leaves open.
 *
 * @param developerEmail the owner of apps whose developer is unknown here, null for an error instead
 * @param createMissing whether API products, app groups and developers that are only named are created
 */
public record ImportOptions(@Nullable String developerEmail, boolean createMissing) {

    public static final ImportOptions STRICT = new ImportOptions(null, false);
}
