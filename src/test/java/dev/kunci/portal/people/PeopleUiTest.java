package dev.kunci.portal.people;

import static com.github.mvysny.kaributesting.v10.GridKt._getFormattedRow;
import static com.github.mvysny.kaributesting.v10.GridKt._size;
import static com.github.mvysny.kaributesting.v10.GridKt._sortByKey;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.SortDirection;
import dev.kunci.audit.Channel;
import dev.kunci.audit.Origin;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Operator;
import dev.kunci.operators.Role;
import dev.kunci.operators.signin.SignIn;
import dev.kunci.portal.error.RefusedView;
import dev.kunci.portal.list.RowCount;
import dev.kunci.portal.widget.SecretDialog;
import dev.kunci.review.people.PersonRow;
import dev.kunci.review.people.PersonState;
import dev.kunci.testing.Scene;
import dev.kunci.testing.UiTest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The list of people: what it shows and finds, and how somebody is added. */
public class PeopleUiTest extends UiTest {

    @Autowired
    private SignIn signIn;

    private String name;
    private UUID organization;
    private Actor admin;
    private Actor approver;

    @BeforeEach
    void twoMembers() {
        name = scene.name("staff");
        organization = scene.organization(name);
        admin = scene.operator(organization, Role.ADMIN);
        approver = scene.operator(organization, Role.APPROVER);
        scene.operator(scene.organization(scene.name("other")), Role.ADMIN);
        signIn(admin);
        navigate("o/" + name + "/people");
    }

    @Test
    void membersOfThisOrganizationAloneAreListed() {
        assertThat(_size(grid())).isEqualTo(2);
        assertThat(_get(RowCount.class).getText()).isEqualTo("2 people and programs");
        assertThat(rows()).anySatisfy(row -> assertThat(row).contains(approver.name(), "Approver", "Active", "–"));
        assertThat(rows()).anySatisfy(row -> assertThat(row).contains(admin.name(), "Admin", "just now"));
    }

    @Test
    void theProductsOfALimitedApproverAreNamed() {
        Scene.Weather weather = scene.weather();
        Actor limited = scene.operator(weather.organization(), Set.of(weather.manualProduct()), Role.APPROVER);
        signIn(scene.operator(weather.organization(), Role.ADMIN));
        navigate("o/" + weather.organizationName() + "/people");

        assertThat(rows()).anySatisfy(row -> assertThat(row).contains(limited.name(), "Approver · Only Weather"));
    }

    @Test
    void filtersAndSortAreAnsweredByTheDatabaseAndStandInTheAddress() throws Exception {
        select("Role").setValue(Role.APPROVER);
        assertThat(pushed()).contains("o/" + name + "/people?role=approver");
        assertThat(rows()).singleElement().asString().contains(approver.name());
        select("Role").setValue(null);

        search().setValue(admin.name().toUpperCase(Locale.ROOT));
        assertThat(rows()).singleElement().asString().contains(admin.name());
        search().setValue("");

        database.asApplication("update operator set disabled = true where id = '" + approver.operatorId() + "'");
        select("State").setValue(PersonState.DISABLED);
        assertThat(rows()).singleElement().asString().contains(approver.name(), "Disabled");
        select("State").setValue(null);

        _sortByKey(grid(), "email", SortDirection.DESCENDING);
        assertThat(pushed()).contains("o/" + name + "/people?sort=-email");
        assertThat(rows().getFirst()).contains(approver.name());

        navigate("o/" + name + "/people?role=admin&state=active&kind=person&sort=seen");
        assertThat(rows()).singleElement().asString().contains(admin.name());
        navigate("o/" + name + "/people?kind=program");
        assertThat(_size(grid())).isZero();
    }

    @Test
    void aNewPersonGetsAPasswordThatIsShownOnce() {
        String email = scene.name("dewi") + "@example.com";
        _click(button("Add"));
        field("E-mail").setValue(email);
        field("Name").setValue("Dewi Lestari");
        roles().setValue(Set.of(Role.EDITOR));
        _click(dialogButton("Add"));

        String password = _get(SecretDialog.class)
                .getChildren()
                .flatMap(part -> _find(part, Span.class).stream())
                .map(Span::getText)
                .findFirst()
                .orElseThrow();
        assertThat(signIn.attempt(email, password, new Origin(Channel.PORTAL, "192.0.2.1", "r")))
                .get()
                .matches(Operator::mustChangePassword);
        _click(button("I have saved it"));
        _assertNone(Dialog.class);
        assertThat(_size(grid())).isEqualTo(3);
        assertThat(rows()).anySatisfy(row -> assertThat(row).contains("Dewi Lestari", "Editor", "One-time password"));
    }

    @Test
    void somebodyKnownElsewhereIsInvitedAndTheInvitationWithdrawn() {
        Actor elsewhere = scene.operator(scene.organization(scene.name("elsewhere")), Role.VIEWER);
        _click(button("Add"));
        field("E-mail").setValue(elsewhere.name());
        _click(dialogButton("Add"));

        _assertNone(SecretDialog.class);
        assertThat(notices())
                .containsExactly(elsewhere.name()
                        + " has an account in this installation already. They are invited and see it when they next"
                        + " open a page.");
        assertThat(rows()).anySatisfy(row -> assertThat(row)
                .contains(elsewhere.name(), "Viewer", "Invited")
                .doesNotContain("Rina"));

        _click(button("Add"));
        field("E-mail").setValue(elsewhere.name());
        _click(dialogButton("Add"));
        assertThat(field("E-mail").getErrorMessage())
                .isEqualTo(elsewhere.name() + " is invited already and has not answered yet.");
        _click(button("Cancel"));

        navigate("o/" + name + "/people/"
                + database.text("select id from invitation where email = ?", elsewhere.name()));
        assertThat(_get(InvitationPart.class).getElement().getTextRecursively())
                .contains(elsewhere.name(), "Viewer", "Can be answered until")
                .doesNotContain("Rina");
        _assertNone(PersonForm.class);
        _click(button("Withdraw invitation"));
        ConfirmDialog dialog = _get(ConfirmDialog.class);
        ComponentUtil.fireEvent(dialog, new ConfirmDialog.ConfirmEvent(dialog, true));
        assertThat(database.count("select count(*) from invitation where email = ?", elsewhere.name()))
                .isZero();
    }

    @Test
    void aMistakeIsSaidAtItsFieldAndNothingTypedIsLost() {
        _click(button("Add"));
        field("E-mail").setValue("no address");
        field("Name").setValue("Dewi");
        _click(dialogButton("Add"));
        assertThat(field("E-mail").getErrorMessage()).isEqualTo("no address is not an e-mail address.");
        assertThat(field("Name").getValue()).isEqualTo("Dewi");

        roles().setValue(Set.of());
        _click(dialogButton("Add"));
        assertThat(roles().getErrorMessage()).isEqualTo("Choose at least one role.");
        assertThat(_size(grid())).isEqualTo(2);
    }

    @Test
    @SuppressWarnings("unchecked")
    void aProgramIsAddedByNameAlone() {
        _click(button("Add"));
        ((RadioButtonGroup<Boolean>) _get(RadioButtonGroup.class, spec -> spec.withLabel("Kind of account")))
                .setValue(true);
        _assertNone(TextField.class, spec -> spec.withLabel("E-mail"));
        field("Name").setValue("ci-pipeline");
        _click(dialogButton("Add"));

        assertThat(notices()).containsExactly("ci-pipeline has been added. Give it a token next.");
        assertThat(rows()).anySatisfy(row -> assertThat(row).contains("ci-pipeline", "Program", "Viewer"));
    }

    @Test
    void whoIsNoAdministratorIsToldWhatThesePagesTake() {
        signIn(approver);
        for (String page : new String[] {"", "/tokens", "/settings", "/" + admin.operatorId()}) {
            navigate("o/" + name + "/people" + page);
            assertThat(_get(RefusedView.class).getElement().getTextRecursively())
                    .as(page)
                    .contains("This page needs the administrator role.");
        }
    }

    private static List<String> rows() {
        Grid<PersonRow> grid = grid();
        return IntStream.range(0, _size(grid))
                .mapToObj(row -> _getFormattedRow(grid, row).toString())
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Grid<PersonRow> grid() {
        return _get(PeopleGrid.class);
    }

    private static TextField search() {
        return field("Search");
    }

    private static TextField field(String label) {
        return _get(TextField.class, spec -> spec.withLabel(label));
    }

    @SuppressWarnings("unchecked")
    private static <T> Select<T> select(String label) {
        return _get(Select.class, spec -> spec.withLabel(label));
    }

    @SuppressWarnings("unchecked")
    private static CheckboxGroup<Role> roles() {
        return _get(CheckboxGroup.class, spec -> spec.withLabel("Roles"));
    }

    private static Button button(String text) {
        return _get(Button.class, spec -> spec.withText(text));
    }

    private static Button dialogButton(String text) {
        return _find(Button.class, spec -> spec.withText(text)).getLast();
    }

    /** The addresses the browser was told to show. */
    private static List<String> pushed() {
        UI.getCurrent().getInternals().getStateTree().runExecutionsBeforeClientResponse();
        return UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations().stream()
                .filter(call -> call.getInvocation().getExpression().contains("vaadin-navigate"))
                .map(call -> String.valueOf(call.getInvocation().getParameters().get(1)))
                .toList();
    }

    public static List<String> notices() {
        return _find(Notification.class).stream()
                .map(notice -> _find(notice, Span.class).getFirst().getText())
                .toList();
    }
}
