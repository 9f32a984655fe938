package dev.kunci.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.console.postgres.EmbeddedPostgres;
import dev.kunci.operators.Actor;
import dev.kunci.registry.key.Credentials;
import dev.kunci.registry.organization.Organizations;
import dev.kunci.vault.KeyVault;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine;

/** A Kunci is backed up while it keeps deciding, and is restored as it was at one instant. */
class BackupIT {
    private static final Path DATA = Path.of("target", "backup-it");
    private static final Path RESTORED = Path.of("target", "backup-it-restored");
    private static final Path FILES = Path.of("target", "backup-it-files");
    private static final int MEANWHILE = 150;

    private static final String SIGNED_IN = """
            with rina as (insert into operator (id, email, name) values (gen_random_uuid(), 'rina@example.com', 'Rina')
              returning id)
            insert into operator_session (id, operator_id, started_at, last_seen_at)
            select gen_random_uuid(), id, now(), now() from rina
            """;

    private final StringWriter said = new StringWriter();

    @BeforeEach
    void clean() throws Exception {
        for (Path path : List.of(DATA, RESTORED, FILES)) {
            FileSystemUtils.deleteRecursively(path);
        }
        Files.createDirectories(FILES);
    }

    @Test
    void eachDecisionComesBackWithItsRecordAndEveryRowAsItWas() throws Exception {
        Path running = FILES.resolve("running.zip");
        Set<String> before = new HashSet<>();
        Set<String> after = new HashSet<>();
        Process kunci = DecidingKunci.start(DATA);
        try (BufferedReader output = kunci.inputReader()) {
            assertThat(output.readLine()).isEqualTo(DecidingKunci.READY);
            DecidingKunci.read(output, before, MEANWHILE);
            assertThat(execute("backup", running.toString(), "--data", DATA.toString()))
                    .isZero();
            DecidingKunci.read(output, after, MEANWHILE);
        } finally {
            kunci.toHandle().destroyForcibly();
            assertThat(kunci.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(running)))
                .isEqualTo("rw-------");
        assertThat(said.toString()).contains("The keysets are not in it");

        assertThat(execute("restore", running.toString(), "--sha256", checksum(), "--data", RESTORED.toString()))
                .isZero();
        assertThat(said.toString()).contains("Kunci starts on it once the keysets file with key ");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(RESTORED);
                Connection connection = owner(postgres)) {
            Set<String> decisions = new HashSet<>(texts(
                    connection,
                    "select id from audit_record where outcome = 'done' and action in"
                            + " ('approve', 'revoke', 'activate', 'deactivate')"));
            assertThat(decisions).containsAll(before);
            assertThat(after).isNotEmpty().anyMatch(id -> !decisions.contains(id));
            assertThat(texts(connection, DecidingKunci.DISAGREEING)).containsExactly("0");
            assertThat(texts(
                            connection,
                            "select max(added) > 0 and nextval('product_grant_added') > max(added) from product_grant"))
                    .as("products are added to keys after those that came back")
                    .containsExactly("t");
            assertThat(texts(connection, "select n - (select count(distinct seq) from feed_change) from feed_counter"))
                    .containsExactly("0");
        }
    }

    @Test
    void withTheKeysetsEverythingOpensAgainAndWithoutThemItSaysWhatIsMissing() throws Exception {
        Process kunci = DecidingKunci.start(DATA);
        try (BufferedReader output = kunci.inputReader()) {
            assertThat(output.readLine()).isEqualTo(DecidingKunci.READY);
            DecidingKunci.read(output, new HashSet<>(), MEANWHILE);
        } finally {
            kunci.toHandle().destroyForcibly();
            assertThat(kunci.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(DATA);
                Connection connection = owner(postgres)) {
            connection.createStatement().execute(SIGNED_IN);
        }
        Path file = FILES.resolve("with-keys.zip");
        assertThat(execute("backup", file.toString(), "--with-keys", "--data", DATA.toString()))
                .isZero();
        assertThat(said.toString()).contains("whoever has this file has all keys and secrets");
        assertThat(execute("restore", file.toString(), "--sha256", checksum(), "--data", RESTORED.toString()))
                .isZero();

        assertThat(rows(RESTORED)).isEqualTo(rows(DATA)).hasSizeGreaterThanOrEqualTo(14);
        assertThat(RESTORED.resolve("keysets.json")).hasSameBinaryContentAs(DATA.resolve("keysets.json"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(RESTORED.resolve("keysets.json"))))
                .isEqualTo("rw-------");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(RESTORED);
                Connection connection = owner(postgres)) {
            assertThat(texts(connection, "select count(*) from operator_session"))
                    .containsExactly("0");
            assertThat(texts(connection, "select email from operator")).containsExactly("rina@example.com");
        }
        assertThat(revealed(RESTORED)).hasSize(10).isEqualTo(revealed(DATA));

        Path keysets = RESTORED.resolve("keysets.json");
        Files.delete(keysets);
        assertThat(execute("organization", "list", "--data", RESTORED.toString()))
                .isEqualTo(1);
        assertThat(said.toString()).contains("is missing, but the database holds credentials sealed with it");
        Path other = FILES.resolve("other");
        assertThat(execute("organization", "create", "other", "--data", other.toString()))
                .isZero();
        Files.copy(other.resolve("keysets.json"), keysets);
        assertThat(execute("organization", "list", "--data", RESTORED.toString()))
                .isEqualTo(1);
        assertThat(said.toString()).contains("is not the one with which the credentials in the database were sealed");
    }

    /** Of each table the number of rows and a digest of all of them, without what the two commands recorded. */
    private static Map<String, String> rows(Path data) throws SQLException {
        Map<String, String> rows = new TreeMap<>();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(data);
                Connection connection = owner(postgres)) {
            for (String table : texts(
                    connection,
                    "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')"
                            + " and not relispartition and relname not in ('flyway_schema_history', 'feed_lease', 'operator_session', 'once_made', 'keyset_claim', 'keyset_key', 'keyset_reader')")) {
                String own = table.equals("audit_record")
                        ? " where action not in ('backup', 'restore-backup', 'sign-in')"
                        : "";
                rows.put(
                        table,
                        texts(
                                        connection,
                                        "select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '')"
                                                + " from " + table + " t" + own)
                                .iterator()
                                .next());
            }
        }
        return rows;
    }

    private static Set<KeyVault.Pair> revealed(Path data) {
        Set<KeyVault.Pair> pairs = new HashSet<>();
        try (CommandContext context = CommandContext.open(data, Map.of())) {
            UUID organization = context.get(Organizations.class)
                    .find(DecidingKunci.ORGANIZATION)
                    .orElseThrow()
                    .id();
            for (UUID credential : context.get(JdbcClient.class)
                    .sql("select id from credential")
                    .query(UUID.class)
                    .list()) {
                pairs.add(context.get(Credentials.class).reveal(Actor.console(), organization, credential));
            }
        }
        return pairs;
    }

    private String checksum() {
        Matcher matcher = Pattern.compile("SHA-256\\) is ([0-9a-f]{64})").matcher(said.toString());
        assertThat(matcher.find()).as(said.toString()).isTrue();
        return matcher.group(1);
    }

    private int execute(String... arguments) {
        CommandLine commandLine = Main.commandLine(Map.of());
        commandLine.setOut(new PrintWriter(said, true));
        commandLine.setErr(new PrintWriter(said, true));
        return commandLine.execute(arguments);
    }

    private static Connection owner(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.ownerUrl(), postgres.ownerUser(), postgres.ownerPassword());
    }

    private static Set<String> texts(Connection connection, String sql) throws SQLException {
        Set<String> texts = new TreeSet<>();
        try (ResultSet rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
