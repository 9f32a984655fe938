package dev.kunci.portal.app;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.operators.membership.Memberships;
import dev.kunci.portal.app.list.OnboardingPart;
import dev.kunci.registry.product.ApiProducts;
import dev.kunci.registry.value.ApprovalType;
import dev.kunci.review.Onboarding;
import dev.kunci.review.Onboarding.Step;
import dev.kunci.shared.Refusal;
import dev.kunci.testing.Scene;
import dev.kunci.testing.UiTest;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A new organization leads to its first approved app, and says nothing more once it is there. */
class FirstStepsUiTest extends UiTest {

    @Autowired
    private Onboarding steps;

    @Autowired
    private Memberships memberships;

    @Autowired
    private ApiProducts products;

    private String name;
    private UUID organization;
    private Actor admin;

    @BeforeEach
    void anAdministratorWhoHasNothingYet() {
        name = scene.name("first");
        organization = scene.organization(name);
        admin = scene.operator(organization, Role.ADMIN);
    }

    @Test
    void theFirstAdministratorSeesAllStepsAndWhereTheMissingRoleIsGiven() {
        signIn(admin);
        navigate("o/" + name + "/apps");

        assertThat(lines())
                .containsExactly(
                        "Create an API productNextneeds the editor role, which you can give yourself:"
                                + " People and tokens",
                        "Add the developer whose app it isneeds the editor role, which you can give yourself:"
                                + " People and tokens",
                        "Create the app with a key for the productneeds the editor role, which you can give yourself:"
                                + " People and tokens",
                        "Add an approver for this product",
                        "The approver approves the product on the key");
        assertThat(_find(_get(OnboardingPart.class), Anchor.class).stream()
                        .map(Anchor::getHref)
                        .distinct())
                .containsExactly(
                        "o/" + name + "/products",
                        "o/" + name + "/people",
                        "o/" + name + "/developers",
                        "o/" + name + "/apps");
    }

    @Test
    void eachStepThatIsTakenIsDoneAndTheNextOneIsNamed() {
        memberships.give(Actor.console(), organization, admin.operatorId(), Set.of(Role.ADMIN, Role.EDITOR), null);
        products.create(Actor.console(), organization, "weather", "Weather", ApprovalType.MANUAL);
        signIn(admin);
        navigate("o/" + name + "/apps");

        assertThat(lines().subList(0, 3))
                .containsExactly(
                        "Create an API productDone",
                        "Add the developer whose app it isNext",
                        "Create the app with a key for the product");
    }

    @Test
    void theApproverIsLedToTheAppThatWaits() {
        Scene.Weather weather = scene.weather(organization, name, "ana@example.com", "Weather mobile");
        Onboarding.Progress progress = steps.of(admin, organization);
        assertThat(progress.done()).containsExactlyInAnyOrder(Step.PRODUCT, Step.OWNER, Step.APP, Step.APPROVAL);
        assertThat(progress.next()).contains(Step.APPROVER);
        assertThat(progress.waiting()).isEqualTo(weather.app());
    }

    @Test
    void onceAllStepsAreTakenThereIsNothingToSay() {
        scene.weather(organization, name, "ana@example.com", "Weather mobile");
        scene.operator(organization, Role.APPROVER);
        signIn(admin);
        navigate("o/" + name + "/apps");

        assertThat(steps.of(admin, organization).complete()).isTrue();
        assertThat(_find(OnboardingPart.class)).isEmpty();
    }

    @Test
    void aViewerIsLedNowhereAndAStrangerIsToldNothing() {
        signIn(scene.operator(organization, Role.VIEWER));
        navigate("o/" + name + "/apps");
        assertThat(_find(OnboardingPart.class)).isEmpty();

        Actor stranger = scene.operator(scene.organization(scene.name("other")), Role.ADMIN);
        assertThatThrownBy(() -> steps.of(stranger, organization)).isInstanceOf(Refusal.Forbidden.class);
    }

    private static List<String> lines() {
        return _find(_get(OnboardingPart.class), ListItem.class).stream()
                .map(line -> line.getElement().getTextRecursively())
                .toList();
    }
}
