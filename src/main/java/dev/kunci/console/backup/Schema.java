package dev.kunci.console.backup;

import dev.kunci.console.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The versions of the schema: a backup is loaded into its own version, which is then upgraded to that of this program.
 */
final class Schema {
    private static final Pattern MIGRATION = Pattern.compile("V([0-9._]+)__.*\\.sql");

    private final EmbeddedPostgres postgres;

    Schema(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /** Whether this program has all migrations up to that version. */
    static boolean knows(String version) {
        return MigrationVersion.fromVersion(version).compareTo(newest()) <= 0;
    }

    /** Without the callbacks, which refer to the newest tables. */
    void migrateTo(String version) {
        flyway().target(MigrationVersion.fromVersion(version))
                .skipDefaultCallbacks(true)
                .load()
                .migrate();
    }

    void migrateOn() {
        flyway().load().migrate();
    }

    private FluentConfiguration flyway() {
        return Flyway.configure()
                .dataSource(postgres.ownerUrl(), postgres.ownerUser(), postgres.ownerPassword())
                .placeholders(Map.of("appRole", postgres.appUser()));
    }

    private static MigrationVersion newest() {
        try {
            Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/V*.sql");
            return Arrays.stream(files)
                    .map(Resource::getFilename)
                    .filter(Objects::nonNull)
                    .map(MIGRATION::matcher)
                    .filter(Matcher::matches)
                    .map(matcher -> MigrationVersion.fromVersion(matcher.group(1)))
                    .max(MigrationVersion::compareTo)
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
