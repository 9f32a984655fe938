package dev.kunci.importer;

import org.jspecify.annotations.Nullable;

/**
 * How an import settles what its file leaves open.
 *
 * @param developerEmail whose apps those are whose developer is not known here, null for an error instead
 * @param createMissing whether API products, app groups and developers that are only named are made
 */
public record ImportOptions(@Nullable String developerEmail, boolean createMissing) {

    public static final ImportOptions STRICT = new ImportOptions(null, false);
}
