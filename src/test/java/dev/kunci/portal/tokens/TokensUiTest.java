package dev.kunci.portal.tokens;

import static com.github.mvysny.kaributesting.v10.GridKt._get;
import static com.github.mvysny.kaributesting.v10.GridKt._getFormattedRow;
import static com.github.mvysny.kaributesting.v10.GridKt._size;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import dev.kunci.audit.Channel;
import dev.kunci.audit.Origin;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.operators.membership.People;
import dev.kunci.operators.token.Tokens;
import dev.kunci.portal.form.ConfirmationDialog;
import dev.kunci.portal.list.RowCount;
import dev.kunci.portal.people.AddPersonDialog;
import dev.kunci.portal.people.PeopleUiTest;
import dev.kunci.portal.people.PersonUiTest;
import dev.kunci.portal.widget.SecretDialog;
import dev.kunci.registry.change.Deletions;
import dev.kunci.registry.product.ApiProducts;
import dev.kunci.registry.value.ApprovalType;
import dev.kunci.review.lookup.FieldOptions.Product;
import dev.kunci.review.people.TokenState;
import dev.kunci.testing.Scene;
import dev.kunci.testing.UiTest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** All tokens of an organization for its administrators: made for programs, found, revoked. */
public class TokensUiTest extends UiTest {

    private static final Origin API = new Origin(Channel.API, "192.0.2.9", "r");

    @Autowired
    private Tokens tokens;

    @Autowired
    private People people;

    @Autowired
    private ApiProducts apiProducts;

    @Autowired
    private Deletions deletions;

    private String page;
    private UUID organization;
    private Actor admin;
    private Actor editor;
    private Tokens.Issued laptop;

    @BeforeEach
    void aToken() {
        String name = scene.name("tokens");
        page = "o/" + name + "/people/tokens";
        organization = scene.organization(name);
        admin = scene.operator(organization, Role.ADMIN);
        editor = scene.operator(organization, Role.EDITOR);
        laptop = tokens.create(
                Actor.console(), organization, editor.operatorId(), "laptop", Set.of(Role.EDITOR), null, null);
        Actor stranger = scene.operator(scene.organization(scene.name("other")), Role.EDITOR);
        tokens.create(
                Actor.console(), other(stranger), stranger.operatorId(), "foreign", Set.of(Role.VIEWER), null, null);
        signIn(admin);
        navigate(page);
    }

    @Test
    void everyTokenOfThisOrganizationIsListedByItsBeginning() {
        assertThat(_get(RowCount.class).getText()).isEqualTo("1 token");
        assertThat(rows())
                .singleElement()
                .asString()
                .contains("laptop", laptop.token().substring(0, 12), editor.name(), "Editor", "Valid", "Never")
                .doesNotContain(laptop.token());
    }

    @Test
    void revokingCountsAtTheNextCallAndIsFoundByItsState() {
        TokensView view = _get(TokensView.class);
        view.ask(_get(grid(), 0));
        assertThat(_get(ConfirmationDialog.class).getElement().getTextRecursively())
                .contains("Calls with it are refused from the next one on.");
        PersonUiTest.confirm();

        assertThat(tokens.authenticate(laptop.token(), API)).isEmpty();
        assertThat(rows()).singleElement().asString().contains("Revoked");
        assertThat(PeopleUiTest.notices()).containsExactly("Token laptop is revoked.");
        navigate(page + "?state=valid");
        assertThat(_size(grid())).isZero();
        navigate(page + "?state=revoked&q=LAP&sort=owner");
        assertThat(_size(grid())).isEqualTo(1);
    }

    @Test
    void aDisabledOwnerPausesAndTimeEndsATokenWithoutAnybodyDoingAnything() throws Exception {
        tokens.create(
                Actor.console(),
                organization,
                editor.operatorId(),
                "brief",
                Set.of(Role.EDITOR),
                null,
                clock.instant().plus(Duration.ofDays(2)));
        clock.forward(Duration.ofDays(3));
        signIn(admin);
        navigate(page + "?state=expired");
        assertThat(rows()).singleElement().asString().contains("brief", "Expired");
        database.asApplication("update operator set disabled = true where id = '" + editor.operatorId() + "'");
        navigate(page + "?state=paused");
        assertThat(rows()).singleElement().asString().contains("laptop", "Paused");
        assertThat(TokenState.values()).hasSize(4);
    }

    @Test
    void aTokenForAProgramThatCanActIsShownOnceAndNeverAgain() throws Exception {
        UUID shut = people.addProgram(admin, organization, "shut", Set.of(Role.EDITOR), null);
        database.asApplication("update operator set disabled = true where id = '" + shut + "'");
        people.addProgram(admin, organization, "ci-pipeline", Set.of(Role.EDITOR, Role.ADMIN), null);
        _click(button("New token"));
        assertThat(roles().getValue()).containsExactlyInAnyOrder(Role.VIEWER, Role.EDITOR);
        _click(button("Create"));
        assertThat(_get(TextField.class, spec -> spec.withLabel("Name")).getErrorMessage())
                .isEqualTo("Enter a name of at most 100 characters.");
        _get(TextField.class, spec -> spec.withLabel("Name")).setValue("Deploys");
        expiry().setValue(30);
        _click(button("Create"));
        PersonUiTest.showPassword("not it");
        assertThat(_get(PasswordField.class).getErrorMessage()).isEqualTo("This is not your current password.");
        assertThat(database.count("select count(*) from api_token where name = 'Deploys'"))
                .isZero();
        PersonUiTest.showPassword(Scene.PASSWORD);

        String token = shown();
        assertThat(tokens.authenticate(token, API))
                .get()
                .extracting(Actor::name)
                .isEqualTo("ci-pipeline");
        _click(button("I have saved it"));
        _assertNone(SecretDialog.class);
        assertThat(rows()).hasSize(2).anySatisfy(row -> assertThat(row)
                .contains("Deploys", token.substring(0, 12), "ci-pipeline")
                .doesNotContain(token));
        assertThat(database.count(
                        "select count(*) from api_token where name = 'Deploys' and organization_id = ?"
                                + " and expires_at between now() + interval '29 days' and now() + interval '31 days'",
                        organization))
                .isEqualTo(1);
    }

    @Test
    void anApproversTokenIsLimitedToProductsWhichTheListNames() {
        UUID payments = product("Payments");
        UUID quotes = product("Quotes");
        product("Rates");
        people.addProgram(admin, organization, "decider", Set.of(Role.APPROVER, Role.EDITOR), Set.of(payments, quotes));
        _click(button("New token"));
        roles().setValue(Set.of(Role.EDITOR));
        _assertNone(RadioButtonGroup.class, spec -> spec.withLabel("May decide on"));
        roles().setValue(Set.of(Role.APPROVER));
        _assertNone(MultiSelectComboBox.class, spec -> spec.withLabel("API products"));
        limited().setValue(true);
        assertThat(products().getGenericDataView().getItems().map(Product::displayName))
                .containsExactly("Payments", "Quotes");
        _get(TextField.class, spec -> spec.withLabel("Name")).setValue("Decisions");
        _click(button("Create"));
        assertThat(products().getErrorMessage()).isEqualTo("Choose at least one API product, or everything.");
        products().setValue(Set.of(new Product(payments, "Payments", "Payments", true)));
        _click(button("Create"));
        PersonUiTest.showPassword(Scene.PASSWORD);

        assertThat(tokens.authenticate(shown(), API))
                .get()
                .extracting(Actor::only)
                .isEqualTo(Set.of(payments));
        _click(button("I have saved it"));
        assertThat(rows()).anySatisfy(row -> assertThat(row).contains("Decisions", "Approver", "Only Payments"));
        deletions.removeProduct(Actor.console(), organization, payments, null);
        navigate(page);
        assertThat(rows()).anySatisfy(row -> assertThat(row).contains("Decisions", "No API product any more"));
    }

    @Test
    void ofManyProductsTheListNamesTwo() {
        Actor approver = scene.operator(organization, Role.APPROVER);
        Set<UUID> four = Set.of(product("Anchors"), product("Boats"), product("Cranes"), product("Docks"));
        tokens.create(
                Actor.console(), organization, approver.operatorId(), "harbour", Set.of(Role.APPROVER), four, null);

        navigate(page + "?q=harbour");

        assertThat(rows())
                .singleElement()
                .asString()
                .contains("Approver Only Anchors, Boats +2")
                .doesNotContain("Cranes");
    }

    private UUID product(String displayName) {
        return apiProducts
                .create(Actor.console(), organization, scene.name(displayName), displayName, ApprovalType.MANUAL)
                .id();
    }

    @SuppressWarnings("unchecked")
    private static RadioButtonGroup<Boolean> limited() {
        return _get(RadioButtonGroup.class, spec -> spec.withLabel("May decide on"));
    }

    @SuppressWarnings("unchecked")
    private static MultiSelectComboBox<Product> products() {
        return _get(MultiSelectComboBox.class, spec -> spec.withLabel("API products"));
    }

    @Test
    void withoutAProgramANewTokenBeginsWithOne() {
        _click(button("New token"));
        _assertNone(NewTokenDialog.class);
        assertThat(_get(NoProgramDialog.class).getElement().getProperty("header"))
                .isEqualTo("There is no program yet");
        PersonUiTest.confirm();
        _assertNone(TextField.class, spec -> spec.withLabel("E-mail"));
        _get(_get(AddPersonDialog.class), TextField.class, spec -> spec.withLabel("Name"))
                .setValue("ci-pipeline");
        _click(_get(_get(AddPersonDialog.class), Button.class, spec -> spec.withText("Add")));

        _get(_get(NewTokenDialog.class), TextField.class, spec -> spec.withLabel("Name"))
                .setValue("nightly");
        _click(button("Create"));
        PersonUiTest.showPassword(Scene.PASSWORD);
        assertThat(tokens.authenticate(shown(), API))
                .get()
                .extracting(Actor::name)
                .isEqualTo("ci-pipeline");
    }

    private UUID other(Actor stranger) {
        return UUID.fromString(
                database.text("select organization_id from membership where operator_id = ?", stranger.operatorId()));
    }

    public static String shown() {
        return _find(_get(SecretDialog.class), Span.class).getFirst().getText();
    }

    private static List<String> rows() {
        return IntStream.range(0, _size(grid()))
                .mapToObj(row -> _getFormattedRow(grid(), row).toString())
                .toList();
    }

    private static TokensGrid grid() {
        return _get(TokensGrid.class);
    }

    @SuppressWarnings("unchecked")
    public static CheckboxGroup<Role> roles() {
        return _get(CheckboxGroup.class, spec -> spec.withLabel("Maximum roles"));
    }

    @SuppressWarnings("unchecked")
    private static Select<Integer> expiry() {
        return _get(Select.class, spec -> spec.withLabel("Expires after"));
    }

    private static Button button(String text) {
        return _get(Button.class, spec -> spec.withText(text));
    }
}
