package dev.kunci.portal.organization;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.UI;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.operators.account.OwnAccount;
import dev.kunci.operators.membership.Memberships;
import dev.kunci.operators.membership.People;
import dev.kunci.operators.token.Tokens;
import dev.kunci.portal.error.RefusedView;
import dev.kunci.shared.Refusal;
import dev.kunci.testing.Scene;
import dev.kunci.testing.UiTest;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who gets in at all. */
class OrganizationAccessUiTest extends UiTest {

    @Autowired
    private OwnAccount own;

    @Autowired
    private Tokens tokens;

    @Autowired
    private People people;

    @Autowired
    private Memberships memberships;

    @Test
    void somebodyNotSignedInIsLedToTheSignInPage() {
        navigate("password");

        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPath())
                .isEqualTo("login");
    }

    @Test
    void whereASecondFactorIsAskedForThePasswordOpensNothing() {
        String name = scene.name("strict");
        UUID organization = scene.organization(name);
        Actor person = scene.operator(organization, Role.ADMIN, Role.APPROVER);
        String open = scene.name("open");
        UUID other = scene.organization(open);
        signIn(person);
        navigate("o/" + name + "/people");
        _assertOne(OrganizationView.class);
        database.rows("update organization set second_factor_required = true where id = ? returning id", organization);

        for (String address : List.of("o/" + name + "/people", "o/" + name + "/apps", "")) {
            navigate(address);
            assertThat(_get(RefusedView.class).getElement().getTextRecursively())
                    .as(address)
                    .contains(
                            "This organization asks for a second factor besides the password, and Kunci has none yet.");
        }
        Actor confirmed = own.confirm(person, Scene.PASSWORD);
        assertThatThrownBy(() -> tokens.create(
                        confirmed, organization, person.operatorId(), "way round", Set.of(Role.VIEWER), null, null))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> people.addProgram(person, organization, "ci", Set.of(Role.VIEWER), null))
                .isInstanceOf(Refusal.Forbidden.class);
        memberships.give(Actor.console(), other, person.operatorId(), Set.of(Role.VIEWER), null);
        navigate("");
        assertThat(_get(OrganizationView.class).context().organization().name()).isEqualTo(open);
        navigate("profile");
        _assertNone(RefusedView.class);
    }
}
