package dev.kunci.portal.tokens;

import static com.github.mvysny.kaributesting.v10.GridKt._get;
import static com.github.mvysny.kaributesting.v10.GridKt._getFormattedRow;
import static com.github.mvysny.kaributesting.v10.GridKt._size;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextField;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.operators.account.OwnAccount;
import dev.kunci.operators.token.GatewayToken;
import dev.kunci.operators.token.GatewayTokens;
import dev.kunci.operators.token.Tokens;
import dev.kunci.portal.error.RefusedView;
import dev.kunci.portal.form.ConfirmationDialog;
import dev.kunci.portal.list.RowCount;
import dev.kunci.portal.people.PeopleUiTest;
import dev.kunci.portal.people.PersonUiTest;
import dev.kunci.portal.widget.SecretDialog;
import dev.kunci.testing.Scene;
import dev.kunci.testing.UiTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The tokens of an organization's gateways for its administrators: made, shown once, found, revoked. */
class GatewaysUiTest extends UiTest {

    @Autowired
    private OwnAccount own;

    @Autowired
    private GatewayTokens tokens;

    private String page;
    private UUID organization;
    private Actor admin;
    private Tokens.Issued edge;

    @BeforeEach
    void aToken() {
        String name = scene.name("gateways");
        page = "o/" + name + "/people/gateways";
        organization = scene.organization(name);
        admin = scene.operator(organization, Role.ADMIN);
        edge = tokens.create(own.confirm(admin, Scene.PASSWORD), organization, "nginx east", null);
        tokens.create(Actor.console(), scene.organization(scene.name("other")), "foreign", null);
        signIn(admin);
        navigate(page);
    }

    @Test
    void everyTokenOfThisOrganizationIsListedByItsBeginning() {
        assertThat(_get(RowCount.class).getText()).isEqualTo("1 gateway token");
        assertThat(rows())
                .singleElement()
                .asString()
                .contains("nginx east", edge.token().substring(0, 12), admin.name(), "Valid", "Never")
                .doesNotContain(edge.token());

        tokens.create(Actor.console(), organization, "brief", clock.instant().plus(Duration.ofDays(2)));
        clock.forward(Duration.ofDays(3));
        signIn(admin);
        navigate(page + "?state=expired");
        assertThat(rows()).singleElement().asString().contains("brief", "Expired");
        navigate(page + "?q=EAST&sort=by");
        assertThat(rows()).singleElement().asString().contains("nginx east");
    }

    @Test
    void revokingIsRecordedAndPublished() {
        long before = database.count("select n from feed_counter");
        _get(GatewaysView.class).ask(_get(grid(), 0));
        assertThat(_get(ConfirmationDialog.class).getElement().getTextRecursively())
                .contains("Everything behind this gateway is refused from the next call on");
        assertThat(revoked()).isFalse();
        PersonUiTest.confirm();

        assertThat(revoked()).isTrue();
        assertThat(PeopleUiTest.notices()).containsExactly("The token of gateway nginx east is revoked.");
        assertThat(rows()).singleElement().asString().contains("Revoked");
        assertThat(database.rows(
                        "select actor, outcome from audit_record where organization_id = ?"
                                + " and subject_type = 'gateway-token' and action = 'revoke'",
                        organization))
                .containsExactly(Map.of("actor", admin.name(), "outcome", "done"));
        assertThat(database.count(
                        "select count(*) from feed_change where organization_id = ? and kind = 'gateway-token'"
                                + " and seq > " + before,
                        organization))
                .isEqualTo(1);
    }

    @Test
    void aNewOneIsShownOnceAndNeverAgain() {
        _click(button("New token"));
        _click(button("Create"));
        TextField name = _get(TextField.class, spec -> spec.withLabel("Gateway"));
        assertThat(name.getErrorMessage()).isEqualTo("Enter a name of at most 100 characters.");
        _assertOne(NewGatewayDialog.class);
        name.setValue("envoy west");
        _get(TokenExpiryField.class).setValue(30);
        _click(button("Create"));
        assertThat(database.count("select count(*) from gateway_token where name = 'envoy west'"))
                .isZero();
        PersonUiTest.showPassword(Scene.PASSWORD);

        String token = TokensUiTest.shown();
        assertThat(tokens.find(GatewayTokens.hash(token))).get().satisfies(made -> {
            assertThat(made.name()).isEqualTo("envoy west");
            assertThat(made.organization()).isEqualTo(organization);
            assertThat(made.expiresAt())
                    .isBetween(
                            clock.instant().plus(Duration.ofDays(29)),
                            clock.instant().plus(Duration.ofDays(31)));
        });
        _click(button("I have saved it"));
        _assertNone(SecretDialog.class);
        assertThat(rows()).hasSize(2).anySatisfy(row -> assertThat(row)
                .contains("envoy west", token.substring(0, 12))
                .doesNotContain(token));
    }

    @Test
    void nobodyButAnAdministratorSeesThem() {
        signIn(scene.operator(organization, Role.EDITOR, Role.APPROVER, Role.AUDITOR));
        navigate(page);

        _assertOne(RefusedView.class);
        _assertNone(GatewaysView.class);
    }

    private boolean revoked() {
        return tokens.find(GatewayTokens.hash(edge.token()))
                .map(GatewayToken::revoked)
                .orElseThrow();
    }

    private static List<String> rows() {
        return IntStream.range(0, _size(grid()))
                .mapToObj(row -> _getFormattedRow(grid(), row).toString())
                .toList();
    }

    private static GatewaysGrid grid() {
        return _get(GatewaysGrid.class);
    }

    private static Button button(String text) {
        return _get(Button.class, spec -> spec.withText(text));
    }
}
