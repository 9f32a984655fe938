package dev.kunci.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.registry.owner.AppGroups;
import dev.kunci.registry.owner.Developers;
import dev.kunci.registry.value.Attribute;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.shared.Refusal;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Developers and app groups are made and edited by editors alone, on record, and nobody's edit is lost. */
@IntegrationTest
class OwnersTest {

    @Autowired
    Developers developers;

    @Autowired
    AppGroups groups;

    @Autowired
    Scene scene;

    @Autowired
    Database database;

    UUID organization;
    Actor editor;

    @BeforeEach
    void anEditor() {
        organization = scene.organization(scene.name("owners"));
        editor = scene.operator(organization, Role.EDITOR);
    }

    @Test
    void aNewDeveloperIsActiveAndOnRecordWithWhatWasWritten() {
        Developer ana = developers.create(editor, organization, content(" Ana@Example.com ", "Ana", "Lestari"));

        assertThat(database.rows(
                        "select email, email_key, user_name, status, created_by, version from developer where id = ?",
                        ana.id()))
                .containsExactly(Map.of(
                        "email", "Ana@Example.com",
                        "email_key", "ana@example.com",
                        "user_name", "Ana@Example.com",
                        "status", "active",
                        "created_by", editor.name(),
                        "version", 0L));
        assertThat(database.text(
                        "select action || ' ' || actor || ' ' || subject || ' ' || (after - 'attributes')::text"
                                + " from audit_record where subject_id = ?",
                        ana.id()))
                .isEqualTo("create " + editor.name() + " Ana@Example.com {\"email\": \"Ana@Example.com\","
                        + " \"status\": \"active\", \"lastName\": \"Lestari\", \"userName\": \"Ana@Example.com\","
                        + " \"firstName\": \"Ana\"}");
        assertThat(database.count(
                        "select count(*) from feed_change where organization_id = ? and subject_id = ?",
                        organization,
                        ana.id()))
                .isEqualTo(1);
    }

    @Test
    void anAddressIsTakenInWhateverCaseHereAndFreeInAnotherOrganization() {
        developers.create(editor, organization, content("ana@example.com", "Ana", ""));
        Developer bo = developers.create(editor, organization, content("bo@example.com", "Bo", ""));

        assertThatThrownBy(() -> developers.create(editor, organization, content("ANA@example.com", "", "")))
                .isInstanceOf(Refusal.Conflict.class)
                .hasMessageContaining("refusal.developer.taken");
        assertThatThrownBy(() -> developers.edit(editor, bo.target(), 0, content("Ana@Example.com", "Bo", "")))
                .isInstanceOf(Refusal.Conflict.class)
                .hasMessageContaining("refusal.developer.taken");
        UUID other = scene.organization(scene.name("owners"));
        developers.create(Actor.console(), other, content("ana@example.com", "", ""));
        assertThat(database.count("select count(*) from developer where organization_id = ?", organization))
                .isEqualTo(2);
        assertThat(database.text("select email from developer where id = ?", bo.id()))
                .isEqualTo("bo@example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "ana", "@example.com", "ana@", "ana lestari@example.com", "a@b@c", "a@b,c@d", "a@b."})
    void whatIsNoAddressIsRefusedInWords(String email) {
        assertThatThrownBy(() -> developers.create(editor, organization, content(email, "", "")))
                .isInstanceOf(Refusal.Invalid.class)
                .hasMessageContaining("refusal.email");
        assertThat(database.count("select count(*) from developer where organization_id = ?", organization))
                .isZero();
    }

    @Test
    void anEditMovesTheAddressKeepsTheAppsAndRecordsJustWhatChanged() {
        Developer ana = developers.create(editor, organization, content("ana@example.com", "Ana", "Lestari"));
        scene.app(organization, ana.id(), "Weather");

        long next = developers.edit(
                editor,
                ana.target(),
                0,
                new DeveloperContent(
                        "ana@example.org",
                        "Ana",
                        "Lestari",
                        "ana@example.com",
                        List.of(new Attribute("Team", "Weather"))));

        assertThat(next).isEqualTo(1);
        assertThat(database.text("select owner_key from app where developer_id = ?", ana.id()))
                .isEqualTo("ana@example.org");
        assertThat(database.rows(
                        "select subject, before::text as old, after::text as new from audit_record"
                                + " where subject_id = ? and action = 'edit'",
                        ana.id()))
                .containsExactly(Map.of(
                        "subject", "ana@example.org",
                        "old", "{\"email\": \"ana@example.com\", \"attributes\": {}}",
                        "new", "{\"email\": \"ana@example.org\", \"attributes\": {\"Team\": \"Weather\"}}"));
    }

    @Test
    void anEditOfAnOlderVersionIsRefusedAndSavingNothingRecordsNothing() {
        Developer ana = developers.create(editor, organization, content("ana@example.com", "Ana", ""));
        AppGroup partners = groups.create(editor, organization, AppGroupContent.of("partners", "Partners"));
        assertThat(developers.edit(editor, ana.target(), 0, content("ana@example.com", "First", "")))
                .isEqualTo(1);
        assertThat(groups.edit(editor, partners.target(), 0, AppGroupContent.of("partners", "First")))
                .isEqualTo(1);

        assertThatThrownBy(() -> developers.edit(editor, ana.target(), 0, content("ana@example.com", "Second", "")))
                .isInstanceOf(Refusal.Conflict.class)
                .hasMessageContaining("refusal.developer.edited");
        assertThatThrownBy(() -> groups.edit(editor, partners.target(), 0, AppGroupContent.of("partners", "Second")))
                .isInstanceOf(Refusal.Conflict.class)
                .hasMessageContaining("refusal.app-group.edited");
        assertThat(developers.edit(editor, ana.target(), 1, content("ana@example.com", " First ", "")))
                .isEqualTo(1);
        assertThat(database.text("select first_name from developer where id = ?", ana.id()))
                .isEqualTo("First");
        assertThat(database.count(
                        "select count(*) from audit_record where organization_id = ? and action = 'edit'",
                        organization))
                .isEqualTo(2);
    }

    @Test
    void theNameOfAGroupIsFixedUniqueAndOfTheCharactersApigeeAllows() {
        AppGroup partners = groups.create(editor, organization, AppGroupContent.of("Partners 1.0", "Partners"));

        assertThatThrownBy(() -> groups.create(editor, organization, AppGroupContent.of("Partners 1.0", "")))
                .hasMessageContaining("refusal.app-group.taken");
        assertThatThrownBy(() -> groups.create(editor, organization, AppGroupContent.of("a/b", "")))
                .hasMessageContaining("refusal.app-group.name");
        assertThatThrownBy(() -> groups.create(editor, organization, AppGroupContent.of(" ", "")))
                .hasMessageContaining("refusal.app-group.name.empty");
        assertThatThrownBy(() -> groups.edit(editor, partners.target(), 0, AppGroupContent.of("other", "")))
                .hasMessageContaining("refusal.app-group.renamed");
        assertThatThrownBy(() -> groups.edit(
                        editor,
                        partners.target(),
                        0,
                        new AppGroupContent("Partners 1.0", "", "", "", "nobody", List.of())))
                .hasMessageContaining("refusal.email");
        groups.edit(
                editor,
                partners.target(),
                0,
                new AppGroupContent(
                        "Partners 1.0", "Partners", "sales", "https://shop.example.com", "p@example.com", List.of()));
        assertThat(database.text(
                        "select concat_ws(' ', name, channel_id, channel_uri, email, status) from app_group where id = ?",
                        partners.id()))
                .isEqualTo("Partners 1.0 sales https://shop.example.com p@example.com active");
    }

    @Test
    void tooManyAttributesOrOneTwiceAreRefused() {
        List<Attribute> many = IntStream.rangeClosed(0, Attribute.MOST)
                .mapToObj(i -> new Attribute("a" + i, ""))
                .toList();
        assertThatThrownBy(() -> developers.create(
                        editor, organization, new DeveloperContent("a@example.com", "", "", "", many)))
                .hasMessageContaining("refusal.attributes.many");
        assertThatThrownBy(() -> developers.create(
                        editor,
                        organization,
                        new DeveloperContent(
                                "a@example.com",
                                "",
                                "",
                                "",
                                List.of(new Attribute("x", "1"), new Attribute("x", "2")))))
                .hasMessageContaining("refusal.attribute.twice");
    }

    @Test
    void whoIsNoEditorChangesNothingAndTheRefusalIsOnRecord() {
        Developer ana = developers.create(editor, organization, content("ana@example.com", "Ana", ""));
        Actor approver = scene.operator(organization, Role.APPROVER, Role.ADMIN);

        assertThatThrownBy(() -> developers.create(approver, organization, content("bo@example.com", "", "")))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> developers.edit(approver, ana.target(), 0, content("bo@example.com", "", "")))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> groups.create(approver, organization, AppGroupContent.of("partners", "")))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThat(database.count(
                        "select count(*) from audit_record where actor = ? and outcome = 'refused'", approver.name()))
                .isEqualTo(3);
        assertThat(database.count("select count(*) from developer where organization_id = ?", organization))
                .isEqualTo(1);
    }

    @Test
    void anotherOrganizationsDeveloperIsNotThere() {
        UUID other = scene.organization(scene.name("owners"));
        Developer theirs = developers.create(Actor.console(), other, content("ana@example.com", "Ana", ""));

        assertThatThrownBy(() -> developers.edit(
                        editor,
                        new Target(organization, Level.DEVELOPER, theirs.id()),
                        0,
                        content("mine@example.com", "", "")))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> developers.edit(editor, theirs.target(), 0, content("mine@example.com", "", "")))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThat(database.text("select email from developer where id = ?", theirs.id()))
                .isEqualTo("ana@example.com");
    }

    private static DeveloperContent content(String email, String first, String last) {
        return DeveloperContent.of(email, first, last);
    }
}
