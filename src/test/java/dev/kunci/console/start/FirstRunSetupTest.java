package dev.kunci.console.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kunci.audit.Origin;
import dev.kunci.operators.signin.SignIn;
import dev.kunci.shared.Refusal;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A new organization gets its first administrator, or is not created at all. */
@IntegrationTest
class FirstRunSetupTest {

    @Autowired
    private FirstRunSetup setup;

    @Autowired
    private SignIn signIn;

    @Autowired
    private Scene scene;

    @Autowired
    private Database database;

    @Test
    void theFirstAdministratorSignsInWithTheOneTimePassword() {
        String name = scene.name("founded");
        String email = scene.name("founder") + "@example.com";
        String password = setup.found(name, email, "Sari").orElseThrow();

        assertThat(signIn.attempt(email, password, Origin.CONSOLE))
                .hasValueSatisfying(
                        person -> assertThat(person.mustChangePassword()).isTrue());
        assertThat(roles(name, email)).isEqualTo("{admin}");
    }

    @Test
    void somebodyWhoIsHereAlreadyKeepsTheirPassword() {
        String first = scene.name("founded");
        String second = scene.name("founded");
        String email = scene.name("founder") + "@example.com";
        String password = setup.found(first, email, "Sari").orElseThrow();

        assertThat(setup.found(second, email, "Somebody else")).isEmpty();
        assertThat(roles(second, email)).isEqualTo("{admin}");
        assertThat(database.text("select name from operator where email = ?", email))
                .isEqualTo("Sari");
        assertThat(signIn.attempt(email, password, Origin.CONSOLE)).isPresent();
    }

    @Test
    void whereTheAdministratorIsRefusedThereIsNoOrganizationEither() {
        String name = scene.name("founded");
        assertThatThrownBy(() -> setup.found(name, name + "@example.com", "Sa\u0007ri"))
                .isInstanceOf(Refusal.Invalid.class);
        assertThat(database.count("select count(*) from organization where name = ?", name))
                .isZero();
    }

    private String roles(String organization, String email) {
        return database.text(
                "select m.roles::text from membership m join organization g on g.id = m.organization_id"
                        + " join operator o on o.id = m.operator_id where g.name = ? and o.email = ?",
                organization,
                email);
    }
}
