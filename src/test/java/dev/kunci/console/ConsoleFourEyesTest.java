package dev.kunci.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.registry.organization.FourEyesSwitch;
import dev.kunci.registry.organization.Organizations;
import dev.kunci.shared.Refusal;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** At the console, switching four eyes off takes two people too: the machine's owner and an administrator. */
@IntegrationTest
class ConsoleFourEyesTest {

    @Autowired
    private ConsoleFourEyes desk;

    @Autowired
    private FourEyesSwitch fourEyes;

    @Autowired
    private Organizations organizations;

    @Autowired
    private Scene scene;

    @Test
    void theMachinesOwnerConfirmsForTheOnlyAdministratorAndDoesNotDecideAlone() {
        String name = scene.name("console");
        UUID organization = scene.organization(name);
        Actor only = scene.operator(organization, Role.ADMIN);
        assertThat(desk.change(name, "on")).contains("need a second person from now on");

        assertThat(desk.change(name, "off")).contains("still need a second person");
        assertThatThrownBy(() -> desk.change(name, "off")).hasMessage("refusal.four-eyes.self[]");
        assertThat(on(organization)).isTrue();
        assertThat(desk.change(name, "keep")).contains("go on to need");

        fourEyes.ask(only, organization);
        assertThat(desk.change(name, "off")).contains("no longer need a second person", only.name());
        assertThat(on(organization)).isFalse();
        assertThatThrownBy(() -> desk.change(name, "perhaps")).isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() -> desk.change("nowhere-at-all", "off")).isInstanceOf(Refusal.NotFound.class);
    }

    private boolean on(UUID organization) {
        return organizations.find(organization).orElseThrow().fourEyes();
    }
}
