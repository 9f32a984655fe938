package dev.kunci.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.console.postgres.EmbeddedPostgres;
import dev.kunci.console.start.ApplicationStart;
import dev.kunci.console.start.DatabaseAccess;
import dev.kunci.console.start.ListenAddress;
import dev.kunci.console.start.SpringSettings;
import dev.kunci.drill.Link;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.operators.token.GatewayTokens;
import dev.kunci.operators.token.Tokens;
import dev.kunci.shared.KunciProperties;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import dev.kunci.testing.TestDatabase;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/**
 * The connection to the database is blocked, cut or silent: gateways and programs get an answer, and soon the right
 * one.
 */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("slow")
class LostDatabaseTest {

    /** For calls on their way, and for being back: twice what is promised, as tests run beside others. */
    private static final Duration PROMISED = Duration.ofSeconds(10);

    /** For calls that begin while the database is away; likewise. */
    private static final Duration PROMISED_AWAY = Duration.ofSeconds(6);

    private static final int CALLERS = 24;
    private static final String WAITING =
            "select count(*) = 1 from pg_stat_activity where wait_event_type = 'Lock' and query like '%for no key update%'";

    @Autowired
    Scene scene;

    @Autowired
    Database database;

    @Autowired
    Tokens tokens;

    @Autowired
    GatewayTokens gatewayTokens;

    @Autowired
    KunciProperties properties;

    private final HttpClient client = HttpClient.newHttpClient();
    private Link link;
    private ConfigurableApplicationContext kunci;
    private int port;
    private Scene.Weather weather;
    private String token;
    private String gatewayToken;

    @BeforeAll
    void start() throws IOException {
        EmbeddedPostgres postgres = TestDatabase.postgres();
        link = new Link(postgres.port());
        port = freePort();
        DatabaseAccess access = new DatabaseAccess(
                postgres.appUrl().replace(":" + postgres.port(), ":" + link.port()),
                postgres.appUser(),
                postgres.appPassword(),
                postgres.ownerUser(),
                postgres.ownerPassword());
        kunci = ApplicationStart.portal(new SpringSettings(
                        access,
                        Path.of("target"),
                        Map.of("KUNCI_KEYSETS", properties.keysets().toString()))
                .listen(ListenAddress.of("127.0.0.1", port, null, false), null));
    }

    @AfterAll
    void stop() throws IOException {
        kunci.close();
        link.close();
        client.close();
    }

    @BeforeEach
    void furnish() {
        link.mend();
        // There is one for the whole process, and two applications are in this one.
        SecurityContextHolder.setContextHolderStrategy(kunci.getBean(SecurityContextHolderStrategy.class));
        weather = scene.weather();
        Actor ops = scene.operator(weather.organization(), Role.APPROVER, Role.EDITOR);
        token = tokens.create(
                        Actor.console(),
                        weather.organization(),
                        ops.operatorId(),
                        "test",
                        Set.of(Role.APPROVER),
                        null,
                        null)
                .token();
        gatewayToken = gatewayTokens
                .create(Actor.console(), weather.organization(), "edge", null)
                .token();
        assertThat(ask(weather.pair().consumerKey())).isEqualTo("204");
        HttpResponse<String> approved = revoke("/v1", "approve").join();
        assertThat(approved.statusCode()).as(approved.body()).isEqualTo(204);
    }

    @Test
    void gatewaysAreAnsweredWhileAllConnectionsWaitForOneRow() throws Exception {
        try (Connection holder = holder()) {
            List<CompletableFuture<HttpResponse<String>>> calls = Stream.generate(() -> revoke("/v1", "revoke"))
                    .limit(CALLERS)
                    .toList();
            until("select count(*) >= 10 from pg_stat_activity where wait_event_type = 'Lock'");
            while (!calls.stream().allMatch(CompletableFuture::isDone)) {
                assertThat(ask(UUID.randomUUID().toString())).isEqualTo("403 unknown-key");
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
            assertThat(calls).allSatisfy(call -> unavailable(call.join()));
            holder.rollback();
        }
        assertThat(status()).isEqualTo("approved");
        assertThat(revoke("/v1", "revoke").join().statusCode()).isEqualTo(204);
    }

    @Test
    void theCallOnItsWayIsToldThatTheDatabaseIsAwayInBothDialects() throws Exception {
        try (Connection holder = holder()) {
            for (String dialect : List.of("/v1", "/edge/v1")) {
                CompletableFuture<HttpResponse<String>> call = revoke(dialect, "revoke");
                until(WAITING);
                holder.createStatement()
                        .execute(
                                "select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock'");
                unavailable(call.get(30, TimeUnit.SECONDS));
                assertThat(call.join().body()).contains("kunci.unavailable");
            }
        }
        assertThat(status()).isEqualTo("approved");
    }

    @Test
    void whileTheDatabaseIsAwayCallsAreAnsweredAndAfterwardsAllIsWellAtOnce() throws Exception {
        link.cut();
        for (String dialect : List.of("/v1", "/edge/v1")) {
            unavailable(revoke(dialect, "revoke").get(PROMISED_AWAY.toMillis(), TimeUnit.MILLISECONDS));
        }
        link.mend();
        back();
    }

    @Test
    void aHostThatGoesSilentAndComesBackElsewhereIsLetGoOf() throws Exception {
        CompletableFuture<HttpResponse<String>> call;
        try (Connection holder = holder()) {
            call = revoke("/v1", "revoke");
            until(WAITING);
            link.silence();
        }
        unavailable(call.get(PROMISED.toMillis(), TimeUnit.MILLISECONDS));
        link.move();
        back();
    }

    /** The door says yes again, and a decision is taken, within what is promised. */
    private void back() throws Exception {
        CompletableFuture.runAsync(() -> {
                    while (!ask(weather.pair().consumerKey()).equals("204")
                            || revoke("/v1", "revoke").join().statusCode() != 204) {
                        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
                    }
                })
                .get(PROMISED.toMillis(), TimeUnit.MILLISECONDS);
        assertThat(status()).isEqualTo("revoked");
        assertThat(ask(weather.pair().consumerKey())).startsWith("403 app-revoked");
    }

    private static void unavailable(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
    }

    private CompletableFuture<HttpResponse<String>> revoke(String dialect, String action) {
        String app = dialect + "/organizations/" + weather.organizationName() + "/developers/ana@example.com/apps/"
                + "Weather%20mobile?reason=test&action=" + action;
        return client.sendAsync(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + app))
                        .header("Authorization", "Bearer " + token)
                        .POST(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    /** What a gateway is answered. */
    private String ask(String key) {
        HttpRequest question = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + (port + 1) + "/gateway/nginx"))
                .timeout(PROMISED)
                .header("Authorization", "Bearer " + gatewayToken)
                .header("X-API-Key", key)
                .header("X-Original-Method", "GET")
                .header("X-Original-URI", "/v1/orders/17")
                .build();
        try {
            HttpResponse<String> answer = client.send(question, BodyHandlers.ofString());
            return answer.headers()
                    .firstValue("x-kunci-denied")
                    .map(why -> answer.statusCode() + " " + why)
                    .orElse(String.valueOf(answer.statusCode()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String status() {
        return database.text("select status from app where id = ?", weather.app());
    }

    /** Somebody else who has the row of the app, and does not let it go. */
    private Connection holder() throws SQLException {
        EmbeddedPostgres postgres = TestDatabase.postgres();
        Connection holder = DriverManager.getConnection(postgres.appUrl(), postgres.appUser(), postgres.appPassword());
        holder.setAutoCommit(false);
        holder.createStatement().execute("select 1 from app where id = '" + weather.app() + "' for update");
        return holder;
    }

    private void until(String sql) {
        while (database.rows(sql).isEmpty()
                || "false"
                        .equals(String.valueOf(database.rows(sql)
                                .getFirst()
                                .values()
                                .iterator()
                                .next()))) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    static int freePort() throws IOException {
        for (int attempt = 0; attempt < 100; attempt++) {
            try (ServerSocket first = new ServerSocket(0, 1, ListenAddress.LOOPBACK);
                    ServerSocket second = new ServerSocket(first.getLocalPort() + 1, 1, ListenAddress.LOOPBACK);
                    ServerSocket third = new ServerSocket(first.getLocalPort() + 2, 1, ListenAddress.LOOPBACK)) {
                return third.getLocalPort() - 2 == second.getLocalPort() - 1 ? first.getLocalPort() : 0;
            } catch (IOException | IllegalArgumentException taken) {
                continue;
            }
        }
        throw new IOException("no three free ports in a row");
    }
}
