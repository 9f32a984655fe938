package dev.kunci.registry.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.registry.change.Deletions;
import dev.kunci.registry.definition.ProductContent;
import dev.kunci.registry.key.Grants;
import dev.kunci.registry.path.Operation;
import dev.kunci.registry.value.ApprovalType;
import dev.kunci.registry.value.Attribute;
import dev.kunci.registry.value.ProductAccess;
import dev.kunci.registry.value.Quota;
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

/** Making and editing API products: everything is kept, what changed is on record, and nobody opens what others decide. */
@IntegrationTest
class ApiProductsTest {

    private static final Operation READ =
            new Operation("orders", "/v1/**", List.of("GET", "HEAD"), new Quota("100", "1", "minute"), List.of());

    @Autowired
    ApiProducts products;

    @Autowired
    ProductDetailsReader reader;

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
    Actor editor;

    @BeforeEach
    void set() {
        weather = scene.weather();
        organization = weather.organization();
        editor = scene.operator(organization, Role.EDITOR);
    }

    private static ProductContent full() {
        return new ProductContent(
                "Orders and parcels",
                "Read orders",
                ApprovalType.MANUAL,
                ProductAccess.INTERNAL,
                List.of("prod", "test"),
                List.of("orders"),
                List.of(),
                List.of(READ),
                List.of("READ", "WRITE"),
                new Quota("5000", "2", "hour"),
                List.of(new Attribute("tier", "gold")));
    }

    private ProductContent stored(UUID product) {
        return reader.find(editor, organization, product).draft();
    }

    private long edit(Actor actor, UUID product, ProductContent draft) {
        return products.edit(
                actor,
                organization,
                product,
                reader.find(editor, organization, product).version(),
                draft);
    }

    @Test
    void everyFieldIsKeptInApigeesShapeAndTheRecordSaysWhatWasGiven() {
        UUID product =
                products.create(editor, organization, "Orders $1.0", full()).id();
        assertThat(stored(product)).isEqualTo(full());
        assertThat(database.rows(
                        "select operation_group::text as operations, attributes::text as attributes, quota, quota_interval,"
                                + " quota_time_unit, access, created_by from api_product where id = ?",
                        product))
                .containsExactly(Map.of(
                        "operations",
                        "{\"operationConfigs\": [{\"quota\": {\"limit\": \"100\", \"interval\": \"1\", \"timeUnit\": \"minute\"},"
                                + " \"apiSource\": \"orders\", \"operations\": [{\"methods\": [\"GET\", \"HEAD\"],"
                                + " \"resource\": \"/v1/**\"}]}], \"operationConfigType\": \"proxy\"}",
                        "attributes",
                        "[{\"name\": \"tier\", \"value\": \"gold\"}, {\"name\": \"access\", \"value\": \"internal\"}]",
                        "quota",
                        "5000",
                        "quota_interval",
                        "2",
                        "quota_time_unit",
                        "hour",
                        "access",
                        "internal",
                        "created_by",
                        editor.name()));
        assertThat(database.text("select after::text from audit_record where subject_id = ?", product))
                .contains("\"quota\": \"5000 / 2 hour\"", "\"approvalType\": \"manual\"")
                .contains("\"operationGroup\": [\"orders GET,HEAD /v1/** (100 / 1 minute)\"]")
                .doesNotContain("apiResources");
    }

    @Test
    void anEditRecordsJustWhatChangedAndIsPublished() {
        UUID product = products.create(editor, organization, "Orders", full()).id();
        long changes = database.count("select count(*) from feed_change where subject_id = ?", product);
        ProductContent other = new ProductContent(
                "Orders",
                full().description(),
                ApprovalType.MANUAL,
                ProductAccess.PUBLIC,
                List.of(),
                full().proxies(),
                List.of("/v1/**"),
                List.of(),
                full().scopes(),
                Quota.NONE,
                full().attributes());
        assertThat(edit(editor, product, other)).isEqualTo(1);
        assertThat(stored(product)).isEqualTo(other);
        assertThat(database.text(
                        "select (before::text || after::text) from audit_record where subject_id = ? and action = 'edit'",
                        product))
                .contains("\"environments\": [\"prod\", \"test\"]", "\"environments\": []")
                .contains("\"access\": \"internal\"", "\"access\": \"public\"", "\"apiResources\": [\"/v1/**\"]")
                .doesNotContain("scopes", "description", "approvalType");
        assertThat(database.count("select count(*) from feed_change where subject_id = ?", product))
                .isEqualTo(changes + 1);
        assertThat(edit(editor, product, other)).as("nothing changed").isEqualTo(1);
        assertThat(database.count("select count(*) from audit_record where subject_id = ?", product))
                .isEqualTo(2);
    }

    @Test
    void whoSavesOverWhatOthersSavedIsToldAndNothingIsLost() {
        UUID product = products.create(editor, organization, "Orders", full()).id();
        ProductContent theirs = ProductContent.of("Theirs", ApprovalType.MANUAL);
        edit(editor, product, theirs);
        assertThatThrownBy(() -> products.edit(editor, organization, product, 0, full()))
                .isInstanceOf(Refusal.Conflict.class)
                .extracting("key")
                .isEqualTo("refusal.product.edited");
        assertThat(stored(product)).isEqualTo(theirs);
    }

    @Test
    void aNameIsTakenOnceAndAnEmptyDisplayNameIsTheName() {
        UUID product = products.create(editor, organization, " Orders ", ProductContent.of(" ", ApprovalType.AUTO))
                .id();
        assertThat(stored(product).displayName()).isEqualTo("Orders");
        assertThatThrownBy(() -> products.create(editor, organization, "Orders", full()))
                .isInstanceOf(Refusal.Conflict.class);
        UUID elsewhere = scene.organization(scene.name("other"));
        assertThatThrownBy(() -> products.edit(Actor.console(), elsewhere, product, 0, full()))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void onlyEditorsMakeAndEditAndARefusalIsRecorded() {
        for (Role role : Set.of(Role.VIEWER, Role.APPROVER, Role.AUDITOR, Role.ADMIN)) {
            Actor other = scene.operator(organization, role);
            assertThatThrownBy(() -> products.create(other, organization, "Mine", full()))
                    .isInstanceOf(Refusal.Forbidden.class);
            assertThatThrownBy(() -> products.edit(other, organization, weather.manualProduct(), 0, full()))
                    .isInstanceOf(Refusal.Forbidden.class);
            assertThat(database.count(
                            "select count(*) from audit_record where actor = ? and outcome = 'refused'", other.name()))
                    .isEqualTo(2);
        }
    }

    @Test
    void makingAProductAutomaticNeedsItsApproverAndTouchesNoGrant() {
        UUID product = weather.manualProduct();
        ProductContent automatic = ProductContent.of("Weather", ApprovalType.AUTO);
        Actor limited = scene.operator(organization, Set.of(weather.autoProduct()), Role.EDITOR, Role.APPROVER);
        Actor named = scene.operator(organization, Set.of(product), Role.EDITOR, Role.APPROVER);
        for (Actor other : List.of(editor, limited)) {
            assertThatThrownBy(() -> edit(other, product, automatic))
                    .asInstanceOf(type(Refusal.Forbidden.class))
                    .extracting(Refusal::key)
                    .isEqualTo("refusal.product.auto");
            assertThat(database.text(
                            "select outcome || ' ' || (after ->> 'refused') from audit_record where actor = ?",
                            other.name()))
                    .isEqualTo("refused refusal.product.auto");
        }
        assertThat(stored(product).approvalType()).isEqualTo(ApprovalType.MANUAL);

        edit(named, product, automatic);

        assertThat(stored(product).approvalType()).isEqualTo(ApprovalType.AUTO);
        assertThat(database.text("select status from product_grant where id = ?", weather.manualGrant()))
                .isEqualTo("pending");
        edit(editor, product, ProductContent.of("Weather", ApprovalType.MANUAL));
        edit(editor, weather.autoProduct(), ProductContent.of("Orders", ApprovalType.MANUAL));
        assertThat(database.text("select status from product_grant where id = ?", weather.autoGrant()))
                .isEqualTo("approved");
    }

    @Test
    void aManualProductDoesNotComeBackAutomaticByAnEditorsWordAlone() {
        String name = reader.find(editor, organization, weather.manualProduct()).name();
        deletions.removeProduct(editor, organization, weather.manualProduct(), null);
        Actor named = scene.operator(organization, Set.of(weather.autoProduct()), Role.EDITOR, Role.APPROVER);
        Actor all = scene.operator(organization, Role.EDITOR, Role.APPROVER);

        for (Actor other : List.of(editor, named)) {
            assertThatThrownBy(() -> products.create(other, organization, name, "Weather", ApprovalType.AUTO))
                    .asInstanceOf(type(Refusal.Forbidden.class))
                    .extracting(Refusal::key)
                    .isEqualTo("refusal.product.auto.again");
        }
        UUID manual = products.create(editor, organization, name, "Weather", ApprovalType.MANUAL)
                .id();
        assertThat(grants.add(editor, organization, weather.credential(), manual, null))
                .isNotNull();
        assertThat(database.text("select status from product_grant where product_id = ?", manual))
                .isEqualTo("pending");
        deletions.removeProduct(editor, organization, manual, null);
        UUID automatic = products.create(all, organization, name, "Weather", ApprovalType.AUTO)
                .id();
        deletions.removeProduct(editor, organization, automatic, null);
        products.create(editor, organization, name, "Weather", ApprovalType.AUTO);
    }

    @Test
    void aFormLeavesWhatTheOperationsAreOf() {
        ProductContent remote = new ProductContent(
                "Orders",
                "",
                ApprovalType.MANUAL,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(READ),
                "remoteservice",
                List.of(),
                Quota.NONE,
                List.of(),
                null);
        UUID product = products.create(editor, organization, "Remote", remote).id();

        edit(editor, product, full());

        assertThat(database.text(
                        "select operation_group ->> 'operationConfigType' from api_product where id = ?", product))
                .isEqualTo("remoteservice");
        assertThat(stored(product).operationConfigType()).isEqualTo("remoteservice");
    }

    @Test
    void aMoveIsOnRecordOnceAndNeedsAnEditorWhoSawTheLatest() {
        UUID product = products.create(editor, organization, "Orders", full(), " parcels ")
                .id();

        assertThat(products.move(editor, organization, product, 0, "parcels")).isZero();
        assertThat(products.move(editor, organization, product, 0, "letters")).isEqualTo(1);
        assertThatThrownBy(() -> products.move(editor, organization, product, 0, "other"))
                .isInstanceOf(Refusal.Conflict.class);
        assertThatThrownBy(() ->
                        products.move(scene.operator(organization, Role.APPROVER), organization, product, 1, "other"))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> products.move(editor, organization, product, 1, "x".repeat(256)))
                .isInstanceOf(Refusal.Invalid.class);
        assertThat(database.rows(
                        "select before ->> 'space' as before, after ->> 'space' as after, outcome from audit_record"
                                + " where subject_id = ? and action = 'edit' and outcome = 'done'",
                        product))
                .containsExactly(Map.of("before", "parcels", "after", "letters", "outcome", "done"));
        assertThat(database.text("select space from api_product where id = ?", product))
                .isEqualTo("letters");
    }
}
