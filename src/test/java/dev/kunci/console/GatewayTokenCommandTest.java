package dev.kunci.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.operators.Actor;
import dev.kunci.operators.token.GatewayToken;
import dev.kunci.operators.token.GatewayTokens;
import dev.kunci.shared.KunciProperties;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Tokens of gateways from the command line. */
@IntegrationTest
@Tag("slow")
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

    private Typed console;
    private String name;
    private UUID organization;

    @BeforeEach
    void anOrganization() {
        console = new Typed("token", properties, data);
        name = scene.name("cli");
        organization = scene.organization(name);
    }

    @Test
    void oneIsPrintedAloneListedAndEnded() {
        assertThat(console.execute("create", "--gateway", "nginx east", "--organization", name, "--expires", "30"))
                .as(console.errors.toString())
                .isZero();
        String token = console.said();
        assertThat(console.out.toString()).isEqualTo(token + System.lineSeparator());
        assertThat(token).startsWith("kunci_gw_");
        assertThat(tokens.find(GatewayTokens.hash(token))).get().satisfies(found -> {
            assertThat(found.name()).isEqualTo("nginx east");
            assertThat(found.organizationName()).isEqualTo(name);
            assertThat(found.expiresAt()).isNotNull();
        });

        assertThat(console.execute("list", "--organization", name)).isZero();
        String hint = token.substring(0, 15);
        assertThat(console.said())
                .startsWith(hint + "\tvalid\ta gateway\tasks about keys\texpires 2")
                .endsWith("\tused -\tproducts -\tnginx east")
                .doesNotContain(token);

        assertThat(console.execute("revoke", "--organization", name, hint)).isZero();
        assertThat(console.said()).isEqualTo("Token " + hint + " of the gateway nginx east is revoked.");
        assertThat(tokens.find(GatewayTokens.hash(token))).get().matches(GatewayToken::revoked);
        assertThat(console.execute("list", "--organization", name)).isZero();
        assertThat(console.said()).contains("\trevoked\t");
        assertThat(console.execute("revoke", "--organization", name, hint)).isEqualTo(1);
        assertThat(console.errors.toString()).contains("There is no such token.");
        assertThat(database.count(
                        "select count(*) from audit_record where organization_id = ? and actor = 'console'"
                                + " and channel = 'console' and subject_type = 'gateway-token'",
                        organization))
                .isEqualTo(2);
    }

    @Test
    void itIsEitherOfAGatewayOrOfAProgram() {
        assertThat(console.execute(
                        "create", "--gateway", "nginx", "--operator", "a@example.com", "--organization", name))
                .isEqualTo(2);
        assertThat(console.errors.toString()).contains("A token with --gateway acts as nobody");
        assertThat(console.execute("create", "--organization", name, "--name", "x"))
                .isEqualTo(2);
        assertThat(console.errors.toString())
                .contains("Either --gateway is needed, or --operator and --name together.");
        assertThat(console.execute("create", "--gateway", "nginx", "--organization", "nobody-here"))
                .isEqualTo(1);
        assertThat(console.errors.toString()).contains("There is no such organization.");
        assertThat(tokens.list(Actor.console(), organization)).isEmpty();
    }
}
