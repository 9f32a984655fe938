package dev.kunci.console;

import dev.kunci.operators.Actor;
import dev.kunci.registry.Organization;
import dev.kunci.registry.organization.FourEyesSwitch;
import dev.kunci.registry.organization.Organizations;
import dev.kunci.shared.Refusal;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Switches four eyes at the console. The machine's owner counts as one of the two people, like anyone else. */
@Component
@Transactional
class ConsoleFourEyes {

    private final Organizations organizations;
    private final FourEyesSwitch fourEyes;

    ConsoleFourEyes(Organizations organizations, FourEyesSwitch fourEyes) {
        this.organizations = organizations;
        this.fourEyes = fourEyes;
    }

    /**
     * @param state {@code on}, {@code off}, or {@code keep} to reject a pending request
     * @return the message to print
     */
    String change(String name, String state) {
        UUID organization = organizations
                .find(name)
                .map(Organization::id)
                .orElseThrow(() -> new Refusal.NotFound("refusal.organization.unknown", name));
        switch (state) {
            case "on" -> {
                organizations.settings(Actor.console(), organization, null, true);
                return "Approvals in " + name + " need a second person from now on.";
            }
            case "off" -> {
                return off(name, organization);
            }
            case "keep" -> {
                fourEyes.withdraw(Actor.console(), organization);
                return "Approvals in " + name + " go on to need a second person.";
            }
            default -> throw new Refusal.Invalid("refusal.four-eyes.state", state);
        }
    }

    private String off(String name, UUID organization) {
        Optional<FourEyesSwitch.Waiting> waiting = fourEyes.waiting(Actor.console(), organization);
        if (waiting.isEmpty()) {
            fourEyes.ask(Actor.console(), organization);
            return "Approvals in " + name + " still need a second person. An administrator can confirm the change"
                    + " within seven days, under People and tokens > Settings.";
        }
        fourEyes.confirm(Actor.console(), organization);
        return "Approvals in " + name + " no longer need a second person, as "
                + waiting.get().askedBy() + " has asked for.";
    }
}
