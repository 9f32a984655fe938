package dev.kunci.operators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.audit.AuditLog;
import dev.kunci.audit.Channel;
import dev.kunci.audit.Origin;
import dev.kunci.operators.account.AccountAdministration;
import dev.kunci.operators.membership.People;
import dev.kunci.operators.signin.ApiSignIn;
import dev.kunci.operators.signin.AuditThrottle;
import dev.kunci.operators.signin.Caller;
import dev.kunci.operators.signin.PasswordCheckCache;
import dev.kunci.operators.signin.RefusedTokens;
import dev.kunci.operators.token.TokenFormat;
import dev.kunci.operators.token.Tokens;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import dev.kunci.testing.SteppingClock;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Programs that show an API token: alone, or as the password of whom it acts as; the dead ones are on record. */
@IntegrationTest
class ApiTokenSignInTest {

    @Autowired
    private Tokens tokens;

    @Autowired
    private PasswordCheckCache passwords;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private AuditLog audit;

    @Autowired
    private People people;

    @Autowired
    private AccountAdministration accounts;

    @Autowired
    private Scene scene;

    @Autowired
    private Database database;

    @Autowired
    private SteppingClock clock;

    private ApiSignIn programs;
    private Origin origin;
    private UUID organization;
    private Actor admin;
    private Actor editor;

    @BeforeEach
    void anEditor() {
        programs = new ApiSignIn(tokens, new RefusedTokens(jdbc, audit, clock), passwords);
        origin = new Origin(Channel.API, scene.name("198.51.100."), "r");
        organization = scene.organization(scene.name("bearers"));
        admin = scene.operator(organization, Role.ADMIN);
        editor = scene.operator(organization, Role.EDITOR);
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void aTokenLetsInAloneAndWithTheNameOfWhomItActsAs() {
        Tokens.Issued issued = issue(editor);

        Caller caller = programs.bearer(issued.token(), origin).orElseThrow();
        assertThat(caller.byPassword()).isFalse();
        assertThat(caller.key()).isEqualTo(issued.id());
        assertThat(caller.actor().operatorId()).isEqualTo(editor.operatorId());
        assertThat(caller.actor().within()).isEqualTo(organization);
        assertThat(caller.actor().origin()).isEqualTo(origin);
        assertThat(programs.basic(editor.name(), issued.token(), origin)).contains(caller);
        assertThat(programs.basic(editor.name().toUpperCase(Locale.ROOT), issued.token(), origin))
                .contains(caller);
        assertThat(refusals(organization)).isZero();
    }

    @Test
    void aProgramComesByItsNameAndNeverByAPassword() {
        UUID program = people.addProgram(admin, organization, "CI-pipeline", Set.of(Role.EDITOR), null);
        Tokens.Issued issued =
                tokens.create(admin.afterPassword(), organization, program, "deploys", Set.of(Role.EDITOR), null, null);

        assertThat(programs.basic("ci-pipeline", issued.token(), origin))
                .get()
                .extracting(Caller::actor)
                .extracting(Actor::name)
                .isEqualTo("CI-pipeline");
        assertThat(programs.basic("CI-pipeline", "no-token-at-all", origin)).isEmpty();
    }

    @Test
    void theTokenOfAnotherOperatorIsRefusedOnRecordAndNotTakenAsUsed() {
        Tokens.Issued issued = issue(editor);

        for (String user : new String[] {admin.name(), "", " ", "nobody@example.com", editor.name() + "\0"}) {
            assertThat(programs.basic(user, issued.token(), origin)).isEmpty();
        }

        assertThat(why(issued)).isEqualTo("refusal.token.another");
        assertThat(refusals(organization)).isEqualTo(1);
        assertThat(database.count("select count(*) from api_token where id = ? and last_used_at is null", issued.id()))
                .isEqualTo(1);
    }

    @Test
    void aRevokedTokenIsRecordedOnceAMinuteByItsBeginning() {
        Tokens.Issued revoked = issue(editor);
        tokens.revoke(editor, organization, revoked.id());

        for (int i = 0; i < 5; i++) {
            assertThat(programs.bearer(revoked.token(), origin)).isEmpty();
            assertThat(programs.basic(editor.name(), revoked.token(), origin)).isEmpty();
        }

        assertThat(refusals(organization)).isEqualTo(1);
        assertThat(why(revoked)).isEqualTo("refusal.token.revoked");
        assertThat(database.text(
                        "select actor || ' ' || channel || ' ' || subject from audit_record where subject_id = ?"
                                + " and outcome = 'refused'",
                        revoked.id()))
                .isEqualTo(editor.name() + " api " + editor.name() + " / nightly / "
                        + revoked.token().substring(0, 12) + "…");
        clock.forward(Duration.ofSeconds(61));
        programs.bearer(revoked.token(), origin);
        assertThat(refusals(organization)).isEqualTo(2);
    }

    @Test
    void expiryAndAShutAccountAreToldApart() {
        Tokens.Issued brief = tokens.create(
                editor.afterPassword(),
                organization,
                editor.operatorId(),
                "brief",
                Set.of(Role.EDITOR),
                null,
                clock.instant().plus(Duration.ofDays(1)));
        Tokens.Issued paused = issue(editor);
        accounts.disable(admin, organization, editor.operatorId());

        assertThat(programs.bearer(paused.token(), origin)).isEmpty();
        clock.forward(Duration.ofDays(1));
        assertThat(programs.bearer(brief.token(), origin)).isEmpty();

        assertThat(why(paused)).isEqualTo("refusal.token.owner");
        assertThat(why(brief)).isEqualTo("refusal.token.expired");
    }

    @Test
    void unknownTokensAreRecordedOnceAMinuteForEachAddressWithoutWhatWasShown() {
        String unknown = TokenFormat.next();
        Origin elsewhere = new Origin(Channel.API, scene.name("203.0.113."), "r");
        for (int i = 0; i < 5; i++) {
            assertThat(programs.bearer(TokenFormat.next(), origin)).isEmpty();
            assertThat(programs.basic(editor.name(), unknown, origin)).isEmpty();
            assertThat(programs.bearer("ya29.something-else", origin)).isEmpty();
        }
        assertThat(programs.bearer(unknown, elsewhere)).isEmpty();

        assertThat(unknownFrom(origin)).isEqualTo(1);
        assertThat(unknownFrom(elsewhere)).isEqualTo(1);
        assertThat(database.count(
                        "select count(*) from audit_record r where r::text like ?", "%" + unknown.substring(6) + "%"))
                .isZero();
        clock.forward(Duration.ofSeconds(61));
        programs.bearer(unknown, origin);
        assertThat(unknownFrom(origin)).isEqualTo(2);
    }

    @Test
    void fromHoweverManyAddressesTheRecordIsNotFlooded() {
        AuditThrottle auditThrottle = new AuditThrottle(clock);

        assertThat(IntStream.range(0, 10 * AuditThrottle.MOST)
                        .filter(auditThrottle::first)
                        .count())
                .isEqualTo(AuditThrottle.MOST);
        clock.forward(Duration.ofSeconds(61));
        assertThat(auditThrottle.first("one more")).isTrue();
    }

    private Tokens.Issued issue(Actor owner) {
        return tokens.create(
                owner.afterPassword(), organization, owner.operatorId(), "nightly", Set.of(Role.EDITOR), null, null);
    }

    private String why(Tokens.Issued token) {
        return database.text(
                "select after->>'refused' from audit_record where organization_id = ? and subject_id = ?"
                        + " and subject_type = 'token' and action = 'sign-in' and outcome = 'refused'",
                organization,
                token.id());
    }

    private long refusals(UUID organizationId) {
        return database.count(
                "select count(*) from audit_record where organization_id = ? and subject_type = 'token'"
                        + " and action = 'sign-in' and outcome = 'refused'",
                organizationId);
    }

    private long unknownFrom(Origin from) {
        return database.count(
                "select count(*) from audit_record where organization_id = '00000000-0000-0000-0000-000000000000'"
                        + " and address = ? and after->>'refused' = 'refusal.token.unknown' and action = 'sign-in'",
                from.address());
    }
}
