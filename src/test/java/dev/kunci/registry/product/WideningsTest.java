package dev.kunci.registry.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.kunci.approval.Decision;
import dev.kunci.approval.Decisions;
import dev.kunci.approval.Result;
import dev.kunci.approval.Verb;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.registry.change.Deletions;
import dev.kunci.registry.definition.ProductContent;
import dev.kunci.registry.definition.WideningEffect;
import dev.kunci.registry.definition.WideningImpact;
import dev.kunci.registry.definition.WideningRule;
import dev.kunci.registry.key.Grants;
import dev.kunci.registry.organization.Organizations;
import dev.kunci.registry.value.ApprovalType;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Quota;
import dev.kunci.registry.value.Target;
import dev.kunci.review.product.ProductDetailsReader;
import dev.kunci.shared.Refusal;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What approvers approved on keys is not made wider behind their backs. */
@IntegrationTest
class WideningsTest {

    @Autowired
    ApiProducts products;

    @Autowired
    Widenings widenings;

    @Autowired
    ProductDetailsReader reader;

    @Autowired
    Organizations organizations;

    @Autowired
    Decisions decisions;

    @Autowired
    Deletions deletions;

    @Autowired
    Grants grants;

    @Autowired
    Scene scene;

    @Autowired
    Database database;

    Scene.Weather weather;
    UUID organization;
    UUID product;
    Actor editor;
    Actor approver;

    @BeforeEach
    void set() {
        weather = scene.weather();
        organization = weather.organization();
        product = weather.manualProduct();
        editor = scene.operator(organization, Role.EDITOR);
        approver = scene.operator(organization, Role.APPROVER);
        edit(editor(Role.APPROVER), product, with(ApprovalType.MANUAL, "/v1/*"));
        approve(approver, weather.manualGrant());
    }

    private Actor editor(Role more) {
        return scene.operator(organization, Role.EDITOR, more);
    }

    private static ProductContent with(ApprovalType type, String... paths) {
        return new ProductContent(
                "Weather",
                "",
                type,
                null,
                List.of("prod"),
                List.of(),
                List.of(paths),
                List.of(),
                List.of(),
                Quota.NONE,
                List.of());
    }

    private void edit(Actor actor, UUID which, ProductContent draft) {
        products.edit(
                actor,
                organization,
                which,
                reader.find(editor, organization, which).version(),
                draft);
    }

    private Result approve(Actor actor, UUID grant) {
        Target target = new Target(organization, Level.GRANT, grant);
        return decisions
                .decide(actor, List.of(new Decision(target, Verb.APPROVE, "fine", null)))
                .getFirst();
    }

    private String status(UUID grant) {
        return database.text("select status from product_grant where id = ?", grant);
    }

    private UUID further(Actor by, UUID of) {
        UUID app =
                scene.app(organization, weather.developer(), scene.name("App ")).credential();
        return grants.add(by, organization, app, of, null);
    }

    @Test
    void widerTakesAnApproverOfTheProductAndNarrowerDoesNot() {
        Actor another = scene.operator(organization, Set.of(weather.autoProduct()), Role.EDITOR, Role.APPROVER);
        for (Actor other : List.of(editor, another)) {
            assertThatThrownBy(() -> edit(other, product, with(ApprovalType.MANUAL, "/v1/*", "/v2/**")))
                    .asInstanceOf(type(Refusal.Forbidden.class))
                    .satisfies(refusal -> {
                        assertThat(refusal.key()).isEqualTo("refusal.product.wider");
                        assertThat(refusal.arguments()).containsExactly("apiResources: /v2/**");
                    });
            assertThat(database.text(
                            "select outcome || ' ' || (after ->> 'refused') from audit_record where actor = ?",
                            other.name()))
                    .isEqualTo("refused refusal.product.wider");
        }
        assertThat(reader.find(editor, organization, product).draft().paths()).containsExactly("/v1/*");

        edit(editor, product, with(ApprovalType.MANUAL, "/v1/a"));
        edit(
                scene.operator(organization, Set.of(product), Role.EDITOR, Role.APPROVER),
                product,
                with(ApprovalType.MANUAL, "/"));

        assertThat(reader.find(editor, organization, product).draft().paths()).containsExactly("/");
        assertThat(status(weather.manualGrant())).isEqualTo("approved");
    }

    @Test
    void whatIsAutomaticOrOnNoKeyIsAnEditorsToWiden() {
        edit(editor, weather.autoProduct(), with(ApprovalType.AUTO, "/v1/*"));
        edit(editor, weather.autoProduct(), with(ApprovalType.AUTO, "/"));
        UUID unused = products.create(editor, organization, scene.name("Unused"), with(ApprovalType.MANUAL, "/v1/*"))
                .id();
        edit(editor, unused, with(ApprovalType.MANUAL, "/"));

        assertThat(reader.find(editor, organization, unused).draft().paths()).containsExactly("/");
        assertThat(status(weather.autoGrant())).isEqualTo("approved");
    }

    @Test
    void whereTheOrganizationChoseSoItsKeysWaitAgainEachOnRecord() {
        organizations.widening(Actor.console(), organization, WideningRule.PENDING);
        UUID revoked = further(editor, product);
        decisions.decide(
                approver,
                List.of(new Decision(new Target(organization, Level.GRANT, revoked), Verb.REVOKE, "no", null)));
        ProductContent wider = with(ApprovalType.MANUAL, "/v1/*", "/v2/**");
        WideningImpact impact = widenings.forecast(editor, organization, product, wider);
        assertThat(impact.effect()).isEqualTo(WideningEffect.PENDING);
        assertThat(impact.wider().line()).isEqualTo("apiResources: /v2/**");
        assertThat(impact.waiting()).isEqualTo(1);

        edit(editor, product, wider);

        assertThat(status(weather.manualGrant())).isEqualTo("pending");
        assertThat(status(revoked)).isEqualTo("revoked");
        assertThat(database.rows(
                        "select subject_type as type, before ->> 'status' as was, after ->> 'status' as is,"
                                + " after ->> 'because' as because, reason from audit_record where actor = ? and action = 'edit'"
                                + " order by id",
                        editor.name()))
                .hasSize(2)
                .last()
                .isEqualTo(Map.of(
                        "type",
                        "grant",
                        "was",
                        "approved",
                        "is",
                        "pending",
                        "because",
                        "widened",
                        "reason",
                        "apiResources: /v2/**"));
        assertThat(database.count(
                        "select count(*) from feed_change where organization_id = ? and subject_id = ?",
                        organization,
                        weather.manualGrant()))
                .isPositive();
        assertThat(approve(approver, weather.manualGrant()).kind()).isEqualTo(Result.Kind.APPLIED);
        edit(editor, product, with(ApprovalType.MANUAL, "/v2/**", "/v1/*"));
        assertThat(status(weather.manualGrant())).isEqualTo("approved");
    }

    @Test
    void whereFourEyesAreAskedForWhoWidenedDoesNotApproveThat() {
        organizations.widening(Actor.console(), organization, WideningRule.PENDING);
        organizations.settings(Actor.console(), organization, false, true);
        Actor both = editor(Role.APPROVER);

        edit(both, product, with(ApprovalType.MANUAL, "/"));

        Result own = approve(both, weather.manualGrant());
        assertThat(own.refusal()).isNotNull().extracting(Refusal::key).isEqualTo("refusal.four-eyes.widened");
        assertThat(status(weather.manualGrant())).isEqualTo("pending");
        Actor second = editor(Role.APPROVER);
        edit(
                second,
                product,
                new ProductContent(
                        "Weather",
                        "",
                        ApprovalType.MANUAL,
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Quota.NONE,
                        List.of()));
        assertThat(approve(both, weather.manualGrant()).refusal()).isNotNull();
        assertThat(approve(second, weather.manualGrant()).refusal()).isNotNull();
        assertThat(approve(approver, weather.manualGrant()).kind()).isEqualTo(Result.Kind.APPLIED);
    }

    @Test
    void whereFourEyesAreAskedForNobodyWidensWhatTheyAskedForThemselves() {
        organizations.settings(Actor.console(), organization, false, true);
        Actor both = editor(Role.APPROVER);
        UUID own = further(both, product);
        approve(approver, own);

        edit(both, product, with(ApprovalType.MANUAL, "/"));

        assertThat(status(own)).isEqualTo("pending");
        assertThat(status(weather.manualGrant())).isEqualTo("approved");
        edit(both, product, with(ApprovalType.AUTO, "/"));
        approve(approver, own);
        edit(
                both,
                product,
                new ProductContent(
                        "Weather",
                        "",
                        ApprovalType.AUTO,
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Quota.NONE,
                        List.of()));
        assertThat(status(own)).isEqualTo("pending");
    }

    @Test
    void aProductThatIsMadeAgainUnderItsNameIsOnNoKey() {
        String name = reader.find(editor, organization, product).name();
        deletions.removeProduct(editor, organization, product, "gone");
        UUID again = products.create(editor, organization, name, with(ApprovalType.MANUAL, "/"))
                .id();

        assertThat(database.count("select count(*) from product_grant where product_id = ?", again))
                .isZero();
        assertThat(status(grants.add(editor, organization, weather.credential(), again, null)))
                .isEqualTo("pending");
    }
}
