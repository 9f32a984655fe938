package dev.kunci.bench.decide;

import dev.kunci.bench.Kunci;
import dev.kunci.bench.LeftOut;
import dev.kunci.bench.ProcessTree;
import dev.kunci.bench.Programs;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Clients of Keycloak are disabled and enabled through its admin API, with admin events in the same database server as
 * Kunci. Its distribution is fetched from Maven Central once and kept.
 */
final class Keycloak extends HttpContender {

    static final String NAME = "Keycloak";
    private static final String VERSION = "26.7.3";
    private static final String SHA_256 = "77657f30b7e90d70f727712ce1c967f430fd6a5e9f458d32d8c6df0635345f47";
    private static final String URL = "https://repo1.maven.org/maven2/org/keycloak/keycloak-quarkus-dist/" + VERSION
            + "/keycloak-quarkus-dist-" + VERSION + ".tar.gz";
    private static final String REALM = "bench";
    private static final String PASSWORD = "bench-only";
    private static final int OF_A_CLIENT = 2;

    private final Kunci kunci;
    private final Process process;
    private final int port;
    private String authorization = "none";

    private Keycloak(Kunci kunci, Process process, int port) {
        super(NAME);
        this.kunci = kunci;
        this.process = process;
        this.port = port;
    }

    static Keycloak start(Kunci kunci, Path programs, Path place, int clients) throws Exception {
        Path home = home(programs);
        BareTransaction.create(kunci, "keycloak");
        int port = Programs.freePorts();
        Path log = place.resolve("keycloak.log");
        ProcessBuilder builder = new ProcessBuilder(
                        home.resolve("bin/kc.sh").toAbsolutePath().toString(),
                        "start",
                        "--db=postgres",
                        "--db-url=jdbc:postgresql://127.0.0.1:" + kunci.databasePort() + "/keycloak",
                        "--cache=local",
                        "--hostname=http://127.0.0.1:" + port,
                        "--http-enabled=true",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        "KC_DB_USERNAME",
                        "postgres",
                        "KC_DB_PASSWORD",
                        kunci.password("postgres"),
                        "KC_BOOTSTRAP_ADMIN_USERNAME",
                        "admin",
                        "KC_BOOTSTRAP_ADMIN_PASSWORD",
                        PASSWORD));
        Keycloak keycloak = new Keycloak(kunci, builder.start(), port);
        try {
            Api.await(keycloak.url("/realms/master"), keycloak.process, log);
            keycloak.prepare(clients * OF_A_CLIENT);
        } catch (Exception e) {
            keycloak.close();
            throw e;
        }
        return keycloak;
    }

    private static Path home(Path programs) throws Exception {
        Path home = programs.resolve("keycloak-" + VERSION);
        if (Files.exists(home)) {
            return home;
        }
        System.out.println("Fetching Keycloak " + VERSION + " (170 MB), once...");
        Path archive = programs.resolve("keycloak.tar.gz");
        try {
            Programs.output(List.of("curl", "-fsSL", "-o", archive.toString(), URL));
        } catch (IOException | IllegalStateException unreachable) {
            throw new LeftOut("Its distribution could not be fetched with curl from " + URL + ".");
        }
        if (!sha256(archive).equals(SHA_256)) {
            Files.delete(archive);
            throw new LeftOut("What " + URL + " gave is not Keycloak " + VERSION + ": its checksum differs.");
        }
        Programs.output(List.of("tar", "-xzof", archive.toString(), "-C", programs.toString()));
        Files.delete(archive);
        return home;
    }

    private static String sha256(Path file) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** A realm with admin events and with clients, and a token for all of the run. */
    private void prepare(int count) throws Exception {
        authorization = signIn();
        Api.send("PUT", url("/admin/realms/master"), authorization, "application/json", """
                {"accessTokenLifespan":86400,"ssoSessionIdleTimeout":86400,"ssoSessionMaxLifespan":86400}""");
        authorization = signIn();
        List<String> clients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            clients.add(client(i, true));
        }
        Api.send("POST", url("/admin/realms"), authorization, "application/json", """
                {"realm":"%s","enabled":true,"adminEventsEnabled":true,"adminEventsDetailsEnabled":true,"clients":[%s]}""".formatted(
                        REALM, String.join(",", clients)));
        authorization = signIn();
    }

    private String signIn() throws Exception {
        String answer = Api.send(
                "POST",
                url("/realms/master/protocol/openid-connect/token"),
                "none",
                "application/x-www-form-urlencoded",
                "grant_type=password&client_id=admin-cli&username=admin&password=" + PASSWORD);
        return "Bearer " + Api.field(answer, "access_token");
    }

    private static String client(int number, boolean enabled) {
        return "{\"id\":\"%s\",\"clientId\":\"client-%d\",\"enabled\":%b}".formatted(id(number), number, enabled);
    }

    private static String id(int number) {
        return "00000000-0000-4000-8000-%012d".formatted(number);
    }

    private String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    @Override
    int port() {
        return port;
    }

    @Override
    List<byte[]> requests(int client) {
        List<byte[]> requests = new ArrayList<>();
        for (boolean enabled : List.of(false, true)) {
            for (int i = client * OF_A_CLIENT; i < (client + 1) * OF_A_CLIENT; i++) {
                requests.add(Connection.request(
                        "PUT", "/admin/realms/" + REALM + "/clients/" + id(i), authorization, client(i, enabled)));
            }
        }
        return requests;
    }

    @Override
    public double programSeconds() throws IOException {
        return ProcessTree.withChildren(process.pid());
    }

    @Override
    public double databaseSeconds() throws IOException {
        return ProcessTree.withChildren(kunci.databaseProcess());
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor(60, TimeUnit.SECONDS);
    }
}
