package dev.kunci.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kunci.audit.Channel;
import dev.kunci.audit.Origin;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.operators.account.OwnAccount;
import dev.kunci.operators.membership.People;
import dev.kunci.operators.membership.Responsibility;
import dev.kunci.operators.token.Tokens;
import dev.kunci.registry.definition.ProductContent;
import dev.kunci.registry.key.Grants;
import dev.kunci.registry.organization.Organizations;
import dev.kunci.registry.product.ApiProducts;
import dev.kunci.registry.value.ApprovalType;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.review.queue.PendingList;
import dev.kunci.review.queue.PendingRow;
import dev.kunci.shared.Refusal;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Where two people are needed, a program is nobody beside the person behind it. */
@IntegrationTest
class SamePersonTest {

    private static final Set<Role> BOTH = Set.of(Role.EDITOR, Role.APPROVER);

    @Autowired
    OwnAccount own;

    @Autowired
    People people;

    @Autowired
    Responsibility programs;

    @Autowired
    Tokens tokens;

    @Autowired
    Organizations organizations;

    @Autowired
    ApiProducts products;

    @Autowired
    Grants grants;

    @Autowired
    Decisions decisions;

    @Autowired
    PendingList pending;

    @Autowired
    Scene scene;

    @Autowired
    Database database;

    Scene.Weather weather;
    UUID organization;
    Actor owner;
    Actor other;
    UUID program;
    Actor ci;

    @BeforeEach
    void aProgramWithAPersonBehindIt() {
        weather = scene.weather();
        organization = weather.organization();
        organizations.settings(Actor.console(), organization, null, true);
        owner = scene.operator(organization, Role.ADMIN, Role.EDITOR, Role.APPROVER);
        other = scene.operator(organization, Role.ADMIN, Role.EDITOR, Role.APPROVER);
        program = people.addProgram(owner, organization, "ci", BOTH, null);
        ci = acts(program);
    }

    @Test
    void whatTheProgramAsksForItsPersonDoesNotApproveAndTheOtherWayRound() {
        UUID asked = scene.request(ci, weather);
        assertThat(approve(owner, asked)).isEqualTo("refusal.four-eyes");
        assertThat(pending.find(owner, organization, List.of(asked)))
                .singleElement()
                .matches(PendingRow::own);
        assertThat(pending.find(other, organization, List.of(asked)))
                .singleElement()
                .matches(row -> !row.own());
        assertThat(approve(other, asked)).isEmpty();

        UUID byOwner = scene.request(owner, weather);
        assertThat(approve(ci, byOwner)).isEqualTo("refusal.four-eyes");
        assertThat(database.count(
                        "select count(*) from audit_record where organization_id = ? and outcome = 'refused'"
                                + " and after ->> 'refused' = 'refusal.four-eyes'",
                        organization))
                .isEqualTo(2);
    }

    @Test
    void twoProgramsOfOnePersonAreOne() {
        UUID second = people.addProgram(owner, organization, "cd", BOTH, null);
        assertThat(approve(acts(second), scene.request(ci, weather))).isEqualTo("refusal.four-eyes");
        UUID stranger = people.addProgram(other, organization, "bot", BOTH, null);
        assertThat(approve(acts(stranger), scene.request(ci, weather))).isEmpty();
    }

    @Test
    void whoMadeATokenOfItHoldsIt() {
        assertThat(approve(other, scene.request(ci, weather))).isEmpty();
        Actor confirmed = own.confirm(other, Scene.PASSWORD);
        UUID token = tokens.create(confirmed, organization, program, "pipeline", Set.of(Role.EDITOR), null, null)
                .id();
        assertThat(approve(other, scene.request(ci, weather))).isEqualTo("refusal.four-eyes");

        tokens.revoke(other, organization, token);
        assertThat(approve(other, scene.request(ci, weather)))
                .as("it may have been used just before")
                .isEqualTo("refusal.four-eyes");
    }

    @Test
    void whoHandsAProgramOverStillCountsForAWhile() throws Exception {
        UUID asked = scene.request(ci, weather);

        programs.answers(owner, organization, program, other.operatorId());

        assertThat(programs.responsible(owner, organization, program)
                        .orElseThrow()
                        .email())
                .isEqualTo(other.name());
        assertThat(approve(owner, asked)).isEqualTo("refusal.four-eyes");
        assertThat(approve(other, asked)).isEqualTo("refusal.four-eyes");
        assertThat(database.text(
                        "select (before ->> 'responsible') || ' ' || (after ->> 'responsible') from audit_record"
                                + " where organization_id = ? and subject_id = ? and action = 'edit'",
                        organization,
                        program))
                .isEqualTo(owner.name() + " " + other.name());
        database.asApplication("update program_responsible set until = now() - interval '31 days' where program_id = '"
                + program + "' and until is not null");
        assertThat(approve(owner, asked)).isEmpty();
    }

    @Test
    void whoMadeAProgramThatWasThereBeforeAnswersForIt() throws Exception {
        database.asOwner("delete from program_responsible where program_id = '" + program + "'");
        String migration =
                Files.readString(Path.of("src/main/resources/db/migration/V45__who_is_behind_an_account.sql"));
        Matcher insert = Pattern.compile("insert into program_responsible[^;]*").matcher(migration);
        assertThat(insert.find()).isTrue();

        database.asOwner(insert.group() + " where o.id = '" + program + "'");

        assertThat(programs.responsible(other, organization, program)
                        .orElseThrow()
                        .email())
                .isEqualTo(owner.name());
    }

    @Test
    void whoseProgramMadeAProductAutomaticDoesNotApproveByIt() {
        products.edit(ci, organization, weather.manualProduct(), 0, ProductContent.of("Weather", ApprovalType.AUTO));
        UUID key = scene.app(organization, weather.developer(), "Second").credential();

        UUID asked = grants.add(owner, organization, key, weather.manualProduct(), null);

        assertThat(database.text("select status from product_grant where id = ?", asked))
                .isEqualTo("pending");
    }

    @Test
    void onlyAnAdministratorSaysWhoAnswersAndOnlyAPersonOfTheOrganizationDoes() {
        Actor editor = scene.operator(organization, Role.EDITOR);
        Actor stranger = scene.operator(scene.organization(scene.name("other")), Role.ADMIN);
        assertThatThrownBy(() -> programs.answers(editor, organization, program, editor.operatorId()))
                .hasMessage("refusal.role.admin[]");
        for (UUID nobody : new UUID[] {stranger.operatorId(), program, UUID.randomUUID()}) {
            assertThatThrownBy(() -> programs.answers(owner, organization, program, nobody))
                    .isInstanceOf(Refusal.NotFound.class);
        }
        assertThatThrownBy(() -> programs.answers(owner, organization, editor.operatorId(), other.operatorId()))
                .isInstanceOf(Refusal.NotFound.class);
        assertThat(programs.responsible(owner, organization, program)
                        .orElseThrow()
                        .id())
                .isEqualTo(owner.operatorId());
        programs.answers(owner, organization, program, null);
        assertThat(programs.responsible(owner, organization, program)).isEmpty();
    }

    private Actor acts(UUID operator) {
        return new Actor(
                operator,
                database.text("select email from operator where id = ?", operator),
                null,
                BOTH,
                null,
                organization,
                false,
                new Origin(Channel.API, "192.0.2.3", null));
    }

    private String approve(Actor actor, UUID grant) {
        Decision decision =
                new Decision(new Target(organization, Level.GRANT, grant), Verb.APPROVE, "looked at it", null);
        Refusal why = decisions.decide(actor, decision).refusal();
        return why == null ? "" : why.key();
    }
}
