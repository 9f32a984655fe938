package dev.kunci.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.audit.Channel;
import dev.kunci.audit.Origin;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.operators.membership.People;
import dev.kunci.operators.token.Tokens;
import dev.kunci.shared.KunciProperties;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Tokens from the command line: printed once, limited, listed by their beginnings, revoked. */
@IntegrationTest
@Tag("slow")
class TokenCommandTest {

    private static final Origin API = new Origin(Channel.API, "198.51.100.4", "r4");

    @TempDir
    private Path data = Path.of("");

    @Autowired
    private Tokens tokens;

    @Autowired
    private People people;

    @Autowired
    private Scene scene;

    @Autowired
    private Database database;

    @Autowired
    private KunciProperties properties;

    private Typed console;
    private String name;
    private UUID organization;
    private Actor editor;

    @BeforeEach
    void anEditor() {
        console = new Typed("token", properties, data);
        name = scene.name("cli");
        organization = scene.organization(name);
        editor = scene.operator(organization, Role.EDITOR, Role.AUDITOR);
    }

    @Test
    void aTokenIsMadeListedAndRevoked() {
        assertThat(console.execute(
                        "create",
                        "--organization",
                        name,
                        "--operator",
                        editor.name(),
                        "--name",
                        "nightly import",
                        "--role",
                        "editor",
                        "--role",
                        "viewer",
                        "--expires",
                        "30"))
                .as(console.errors.toString())
                .isZero();
        String token = console.said();
        assertThat(token).matches("kunci_[A-Za-z0-9_-]{43}");
        assertThat(console.out.toString()).isEqualTo(token + System.lineSeparator());
        assertThat(tokens.authenticate(token, API)).get().satisfies(actor -> {
            assertThat(actor.operatorId()).isEqualTo(editor.operatorId());
            assertThat(actor.atMost()).containsExactlyInAnyOrder(Role.EDITOR, Role.VIEWER);
        });

        assertThat(console.execute("list", "--organization", name)).isZero();
        assertThat(console.said())
                .startsWith(token.substring(0, 12) + "\tvalid\t" + editor.name() + "\tviewer,editor\texpires 2")
                .endsWith("\tproducts all\tnightly import")
                .doesNotContain(token);

        assertThat(console.execute("revoke", "--organization", name, token.substring(0, 12)))
                .isZero();
        assertThat(console.said())
                .isEqualTo(
                        "Token " + token.substring(0, 12) + " (nightly import) of " + editor.name() + " is revoked.");
        assertThat(tokens.authenticate(token, API)).isEmpty();
        assertThat(database.count(
                        "select count(*) from audit_record where organization_id = ? and subject_type = 'token'"
                                + " and channel = 'console' and actor = 'console'",
                        organization))
                .isEqualTo(2);
    }

    @Test
    void aTokenThatOpensNothingYetSaysSoBesideTheTokenAndIsMadeAllTheSame() {
        String email = scene.name("newcomer") + "@example.com";
        People.Added newcomer = people.add(Actor.console(), organization, email, "Sari", Set.of(Role.VIEWER), null);
        assertThat(newcomer.oneTimePassword()).isNotNull();

        assertThat(console.execute("create", "--organization", name, "--operator", email, "--name", "early"))
                .isZero();

        assertThat(console.said()).matches("kunci_[A-Za-z0-9_-]{43}");
        assertThat(tokens.authenticate(console.said(), API)).isEmpty();
        assertThat(console.errors.toString().strip())
                .isEqualTo("Note: this token opens nothing until " + email
                        + " has signed in to the portal with the one-time password and chosen one of their own.");
    }

    @Test
    void aProgramIsFoundByItsNameAndWhatCannotBeIsSaid() {
        people.addProgram(Actor.console(), organization, "ci", Set.of(Role.VIEWER), null);

        assertThat(console.execute(
                        "create", "--organization", name, "--operator", "ci", "--name", "x", "--role", "admin"))
                .isEqualTo(1);
        assertThat(console.errors.toString()).startsWith("A token can do no more than the account it acts as");
        assertThat(console.execute(
                        "create", "--organization", name, "--operator", "ci", "--name", "x", "--expires", "0"))
                .isEqualTo(2);
        assertThat(console.errors.toString()).contains("--expires takes a number of days from 1 to 3650.");
        assertThat(database.count("select count(*) from api_token where organization_id = ?", organization))
                .isZero();
    }

    @Test
    void approvalsAreLimitedToProductsCalledByTheirInternalNames() {
        Scene.Weather weather = scene.weather(organization, name, "ana@example.com", "Weather mobile");
        Actor approver = scene.operator(organization, Role.APPROVER, Role.EDITOR);
        String manual = product(weather.manualProduct());
        String auto = product(weather.autoProduct());

        assertThat(create(approver, "--role", "approver", "--product", manual, "--product", auto))
                .as(console.errors.toString())
                .isZero();
        assertThat(tokens.authenticate(console.said(), API)).get().satisfies(actor -> assertThat(actor.only())
                .containsExactlyInAnyOrder(weather.manualProduct(), weather.autoProduct()));
        assertThat(console.execute("list", "--organization", name)).isZero();
        assertThat(console.said()).contains("\tapprover\t", "\tproducts Orders, Weather\tdecides");

        assertThat(create(approver, "--role", "approver", "--product", manual, "--product", "Tides"))
                .isEqualTo(1);
        assertThat(console.errors.toString()).isEqualToIgnoringNewLines("There is no API product called Tides.");
        console.errors.getBuffer().setLength(0);
        assertThat(create(approver, "--product", manual)).isEqualTo(1);
        assertThat(console.errors.toString()).startsWith("Only approvals can be limited to API products");
        assertThat(console.said()).isEmpty();
        assertThat(database.count("select count(*) from api_token where organization_id = ?", organization))
                .isEqualTo(1);
    }

    private int create(Actor owner, String... more) {
        List<String> line = new ArrayList<>(
                List.of("create", "--organization", name, "--operator", owner.name(), "--name", "decides"));
        line.addAll(List.of(more));
        return console.execute(line.toArray(String[]::new));
    }

    private String product(UUID id) {
        return database.text("select name from api_product where id = ?", id);
    }
}
