package dev.kunci.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.operators.Actor;
import dev.kunci.operators.GatewayToken;
import dev.kunci.operators.GatewayTokens;
import dev.kunci.shared.KunciProperties;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import dev.kunci.testing.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import picocli.CommandLine;

/** Tokens of gateways from the command line. */
@IntegrationTest
class GatewayTokenCommandTest {

    @TempDir
    private Path data = Path.of("");

    @Autowired
    private GatewayTokens tokens;

    @Autowired
    private Scene scene;

    @Autowired
    private Database database;

    @Autowired
    private KunciProperties properties;

    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();
    private String name;
    private UUID organization;

    @BeforeEach
    void anOrganization() {
        name = scene.name("cli");
        organization = scene.organization(name);
    }

    @Test
    void oneIsPrintedAloneListedAndEnded() {
        assertThat(execute("create", "--gateway", "nginx east", "--organization", name, "--expires", "30"))
                .as(errors.toString())
                .isZero();
        String token = out.toString().strip();
        assertThat(out.toString()).isEqualTo(token + System.lineSeparator());
        assertThat(token).startsWith("kunci_gw_");
        assertThat(tokens.find(GatewayTokens.hash(token))).get().satisfies(found -> {
            assertThat(found.name()).isEqualTo("nginx east");
            assertThat(found.organizationName()).isEqualTo(name);
            assertThat(found.expiresAt()).isNotNull();
        });

        assertThat(execute("list", "--organization", name)).isZero();
        String hint = token.substring(0, 15);
        assertThat(out.toString().strip())
                .startsWith(hint + "\tvalid\ta gateway\tasks about keys\texpires 2")
                .endsWith("\tused -\tproducts -\tnginx east")
                .doesNotContain(token);

        assertThat(execute("revoke", "--organization", name, hint)).isZero();
        assertThat(out.toString().strip()).isEqualTo("Token " + hint + " of the gateway nginx east is revoked.");
        assertThat(tokens.find(GatewayTokens.hash(token))).get().matches(GatewayToken::revoked);
        assertThat(execute("list", "--organization", name)).isZero();
        assertThat(out.toString()).contains("\trevoked\t");
        assertThat(execute("revoke", "--organization", name, hint)).isEqualTo(1);
        assertThat(errors.toString()).contains("There is no such token.");
        assertThat(database.count(
                        "select count(*) from audit_record where organization_id = ? and actor = 'console'"
                                + " and channel = 'console' and subject_type = 'gateway-token'",
                        organization))
                .isEqualTo(2);
    }

    @Test
    void itIsEitherOfAGatewayOrOfAProgram() {
        assertThat(execute("create", "--gateway", "nginx", "--operator", "a@example.com", "--organization", name))
                .isEqualTo(2);
        assertThat(errors.toString()).contains("A token with --gateway acts as nobody");
        assertThat(execute("create", "--organization", name, "--name", "x")).isEqualTo(2);
        assertThat(errors.toString()).contains("Either --gateway is needed, or --operator and --name together.");
        assertThat(execute("create", "--gateway", "nginx", "--organization", "nobody-here"))
                .isEqualTo(1);
        assertThat(errors.toString()).contains("nobody-here");
        assertThat(tokens.list(Actor.console(), organization)).isEmpty();
    }

    private int execute(String... arguments) {
        Map<String, String> environment = Map.of(
                "KUNCI_DB_URL", TestDatabase.postgres().appUrl(),
                "KUNCI_DB_USER", TestDatabase.postgres().appUser(),
                "KUNCI_DB_PASSWORD", TestDatabase.postgres().appPassword(),
                "KUNCI_DB_OWNER_USER", TestDatabase.postgres().ownerUser(),
                "KUNCI_DB_OWNER_PASSWORD", TestDatabase.postgres().ownerPassword(),
                "KUNCI_KEYSETS", properties.keysets().toString());
        out.getBuffer().setLength(0);
        CommandLine commandLine = Main.commandLine(environment);
        commandLine.setErr(new PrintWriter(errors, true));
        commandLine.setOut(new PrintWriter(out, true));
        List<String> line = new ArrayList<>(List.of("token"));
        line.addAll(List.of(arguments));
        line.addAll(List.of("--data", data.toString()));
        return commandLine.execute(line.toArray(String[]::new));
    }
}
