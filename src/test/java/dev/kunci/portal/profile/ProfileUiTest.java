package dev.kunci.portal.profile;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.RouterLink;
import dev.kunci.audit.Channel;
import dev.kunci.audit.Origin;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.operators.account.OperatorAccounts;
import dev.kunci.operators.membership.People;
import dev.kunci.operators.signin.Sessions;
import dev.kunci.operators.token.Tokens;
import dev.kunci.portal.form.LeaveDialog;
import dev.kunci.portal.people.PeopleUiTest;
import dev.kunci.portal.people.PersonUiTest;
import dev.kunci.portal.signin.PortalPrincipal;
import dev.kunci.portal.text.Times;
import dev.kunci.portal.tokens.TokensUiTest;
import dev.kunci.registry.Organization;
import dev.kunci.registry.organization.Organizations;
import dev.kunci.testing.Scene;
import dev.kunci.testing.UiTest;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A person's own page: name, language, zone, colours, sessions and tokens; open to everybody who is signed in. */
class ProfileUiTest extends UiTest {

    private static final Origin API = new Origin(Channel.API, "192.0.2.9", "r");

    @Autowired
    private OperatorAccounts accounts;

    @Autowired
    private Sessions sessions;

    @Autowired
    private Tokens tokens;

    @Autowired
    private People people;

    @Autowired
    private Organizations organizations;

    private String name;
    private UUID organization;
    private Actor person;
    private PortalPrincipal elsewhere;

    @BeforeEach
    void aPerson() {
        name = scene.name("profile");
        organization = scene.organization(name);
        person = scene.operator(organization, Role.EDITOR);
        elsewhere = scene.signedIn(person);
        signIn(person);
        navigate("profile");
    }

    @Test
    void anInvitationIsSaidAboveEveryPageAndAnsweredInTheProfile() {
        String inviting = scene.name("inviting");
        Actor admin = scene.operator(scene.organization(inviting), Role.ADMIN);
        UUID there = invite(admin, inviting, Role.AUDITOR);
        navigate("o/" + name + "/apps");
        assertThat(above()).isEqualTo(inviting + " would like you to be a member.Answer in your profile");

        navigate("profile");
        assertThat(_find(Div.class, spec -> spec.withClasses("invitation-notice")))
                .isEmpty();
        assertThat(_get(OwnInvitations.class).getElement().getTextRecursively())
                .contains(inviting, "Auditor", "Invited by " + admin.name());
        _click(_get(Button.class, spec -> spec.withText("Accept")));
        assertThat(PeopleUiTest.notices()).containsExactly("You are a member of " + inviting + " now.");
        assertThat(organizations.of(person.operatorId()))
                .extracting(Organization::id)
                .contains(there);
        _assertNone(Button.class, spec -> spec.withText("Accept"));

        String another = scene.name("another");
        UUID declined = invite(scene.operator(scene.organization(another), Role.ADMIN), another, Role.VIEWER);
        navigate("profile");
        _click(_get(Button.class, spec -> spec.withText("Decline")));
        assertThat(organizations.of(person.operatorId()))
                .extracting(Organization::id)
                .doesNotContain(declined);
        navigate("o/" + name + "/apps");
        assertThat(_find(Div.class, spec -> spec.withClasses("invitation-notice")))
                .isEmpty();
    }

    private UUID invite(Actor admin, String organizationName, Role role) {
        UUID organizationId = organizations.find(organizationName).orElseThrow().id();
        people.add(admin, organizationId, person.name(), "", Set.of(role), null);
        return organizationId;
    }

    private static String above() {
        return _get(Div.class, spec -> spec.withClasses("invitation-notice"))
                .getElement()
                .getTextRecursively();
    }

    @Test
    void theNameIsSavedAndAHalfWrittenOneIsNotLost() {
        field("Name").setValue("Rina A. Dewi");
        navigate("o/" + name + "/apps");
        _assertOne(LeaveDialog.class);
        _get(ProfileName.class).save(() -> {}, () -> {});

        assertThat(accounts.find(person.operatorId()).orElseThrow().name()).isEqualTo("Rina A. Dewi");
        assertThat(PeopleUiTest.notices()).containsExactly("Your name is now Rina A. Dewi.");
        field("Name").setValue(" ");
        _get(ProfileName.class).save(() -> {}, () -> {});
        assertThat(field("Name").getErrorMessage()).isEqualTo("Enter a name of at most 200 characters.");
    }

    @Test
    @SuppressWarnings("unchecked")
    void zoneColoursAndLanguageCountAsSoonAsTheyAreChosen() {
        ComboBox<String> zone = _get(ComboBox.class, spec -> spec.withLabel("Time zone"));
        zone.setValue("Asia/Jayapura");
        assertThat(Times.zone()).isEqualTo(ZoneId.of("Asia/Jayapura"));
        assertThat(accounts.find(person.operatorId()).orElseThrow().timeZone()).isEqualTo("Asia/Jayapura");
        zone.setValue(null);
        assertThat(accounts.find(person.operatorId()).orElseThrow().timeZone()).isNull();

        Select<String> colors = _get(Select.class, spec -> spec.withLabel("Colours"));
        colors.setValue("dark");
        assertThat(accounts.find(person.operatorId()).orElseThrow().colorScheme())
                .isEqualTo("dark");

        Select<Locale> language = _get(Select.class, spec -> spec.withLabel("Language"));
        language.setValue(Locale.of("id"));
        assertThat(accounts.find(person.operatorId()).orElseThrow().language()).isEqualTo("id");
        assertThat(_get(H1.class).getText()).isEqualTo("Profil Anda");
    }

    @Test
    void sessionsAreListedAndTheOthersEnded() {
        assertThat(lines(OwnSessions.class)).hasSize(2).anySatisfy(line -> assertThat(line)
                .contains("Firefox 128, Linux", "This session"));
        _click(_find(Button.class, spec -> spec.withText("End")).getFirst());
        PersonUiTest.showPassword("not it");
        assertThat(sessions.account(elsewhere.session())).isPresent();
        PersonUiTest.showPassword(Scene.PASSWORD);

        assertThat(sessions.account(elsewhere.session())).isEmpty();
        assertThat(lines(OwnSessions.class)).hasSize(1);
        _assertNone(Button.class, spec -> spec.withText("End all others"));

        scene.signedIn(person);
        scene.signedIn(person);
        navigate("o/" + name + "/apps");
        navigate("profile");
        _click(_get(Button.class, spec -> spec.withText("End all others")));
        PersonUiTest.showPassword(Scene.PASSWORD);
        assertThat(sessions.own(person)).hasSize(1);
        assertThat(PeopleUiTest.notices()).contains("2 other sessions have ended.");
    }

    @Test
    void aTokenOfOnesOwnIsMadeShownOnceAndRevoked() {
        _click(_get(Button.class, spec -> spec.withText("New token")));
        assertThat(TokensUiTest.roles().getValue()).containsExactlyInAnyOrder(Role.VIEWER, Role.EDITOR);
        _find(TextField.class, spec -> spec.withLabel("Name")).getLast().setValue("laptop");
        _click(_get(Button.class, spec -> spec.withText("Create")));
        PersonUiTest.showPassword(Scene.PASSWORD);
        String token = TokensUiTest.shown();
        assertThat(tokens.authenticate(token, API))
                .get()
                .extracting(Actor::name)
                .isEqualTo(person.name());
        _click(_get(Button.class, spec -> spec.withText("I have saved it")));
        assertThat(lines(OwnTokens.class))
                .singleElement()
                .asString()
                .contains("laptop", token.substring(0, 12), name, "Viewer, Editor", "Valid")
                .doesNotContain(token);

        _click(_get(Button.class, spec -> spec.withText("Revoke")));
        PersonUiTest.confirm();
        assertThat(tokens.authenticate(token, API)).isEmpty();
        assertThat(lines(OwnTokens.class)).isEmpty();
    }

    @Test
    void itSaysWhatOneMayDoAndOnWhichProductsOneDecides() {
        assertThat(lines(OwnRoles.class)).singleElement().asString().contains(name, "Viewer, Editor");

        Scene.Weather weather = scene.weather();
        signIn(scene.operator(weather.organization(), Set.of(weather.manualProduct()), Role.APPROVER));
        navigate("profile");
        assertThat(lines(OwnRoles.class))
                .singleElement()
                .asString()
                .contains(weather.organizationName(), "Viewer, Approver", "Only Weather");
    }

    @Test
    void thePasswordIsOneLinkAway() {
        assertThat(_get(RouterLink.class, spec -> spec.withText("Change password"))
                        .getHref())
                .isEqualTo("password");
    }

    private static List<String> lines(Class<? extends Component> part) {
        return _find(_get(part), ListItem.class).stream()
                .map(line -> line.getElement().getTextRecursively())
                .toList();
    }

    private static TextField field(String label) {
        return _get(TextField.class, spec -> spec.withLabel(label));
    }
}
