package dev.kunci.importer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.audit.Subject;
import dev.kunci.importer.ImportReport.Count;
import dev.kunci.operators.Actor;
import dev.kunci.registry.DeveloperContent;
import dev.kunci.registry.change.AuditSubjects;
import dev.kunci.registry.key.Credentials;
import dev.kunci.registry.owner.Developers;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The app of the Apigee page, from its file to every table. */
class ApigeePageAppTest extends ImportScene {

    private static final UUID APP = UUID.fromString("6ed3a4d1-4733-439a-80a4-0d71149ec9ad");
    private static final String KEY = "giIC9Au6XP82wJ1oxZuQU4L75OdNKLhb";
    private static final String SECRET = "SXg8JizqeTA8j3gX";
    private static final ImportOptions AS_ON_THE_PAGE = new ImportOptions("wwitman@example.com", true);

    @Autowired
    private Credentials credentials;

    @Autowired
    private Developers developers;

    @Autowired
    private AuditSubjects subjects;

    private ImportReport bringThePage() {
        return bring(resource("another-test-app.json"), AS_ON_THE_PAGE);
    }

    private String text(String column, String table) {
        return database.text("select " + column + " from " + table + " where organization_id = ?", organization);
    }

    @Test
    void everyValueIsWhereItBelongs() {
        ImportReport report = bringThePage();

        assertThat(report.of(ImportKind.DEVELOPER)).isEqualTo(new Count(1, 0, 0));
        assertThat(report.of(ImportKind.PRODUCT)).isEqualTo(new Count(1, 0, 0));
        assertThat(report.of(ImportKind.APP)).isEqualTo(new Count(1, 0, 0));
        assertThat(report.of(ImportKind.CREDENTIAL)).isEqualTo(new Count(1, 0, 0));
        assertThat(report.of(ImportKind.GRANT)).isEqualTo(new Count(1, 0, 0));
        assertThat(report.of(ImportKind.APP_GROUP)).isEqualTo(Count.NONE);
        assertThat(text("email || ' ' || developer_id || ' ' || status", "developer"))
                .isEqualTo("wwitman@example.com Z2S37rxX2Suzkwtg active");
        assertThat(text("name || ' ' || display_name || ' ' || approval_type", "api_product"))
                .isEqualTo("Weather-Product Weather-Product auto");
        assertThat(text("id::text", "app")).isEqualTo(APP.toString());
        assertThat(text("concat_ws('|', name, display_name, app_family, callback_url, status)", "app"))
                .isEqualTo("AnotherTestApp|AnotherTestApp|default||approved");
        assertThat(text("attributes::text", "app"))
                .isEqualTo(
                        "[{\"name\": \"DisplayName\", \"value\": \"AnotherTestApp\"}, {\"name\": \"Notes\", \"value\": \"\"}]");
        assertThat(text("(extract(epoch from created_at) * 1000)::bigint || ' ' || created_by", "app"))
                .isEqualTo("1415728893126 wwitman@apigee.com");
        assertThat(text("(extract(epoch from modified_at) * 1000)::bigint || ' ' || modified_by", "app"))
                .isEqualTo("1420682967414 wwitman@apigee.com");
        assertThat(text("key_hint || ' ' || status", "credential")).isEqualTo("giIC9A approved");
        assertThat(text("(extract(epoch from issued_at) * 1000)::bigint", "credential"))
                .isEqualTo("1415728893154");
        assertThat(text("expires_at is null", "credential")).isEqualTo("true");
        assertThat(text("status || ' ' || requested_by", "product_grant")).isEqualTo("revoked wwitman@example.com");
    }

    @Test
    void itIsFoundLikeAnyOtherApp() {
        bringThePage();
        assertThat(text("owner_key", "app")).isEqualTo("wwitman@example.com");
        assertThat(text("search", "app")).isEqualTo("anothertestapp anothertestapp wwitman@example.com   giic9a");
        assertThat(database.text("select app_search_text(app) from app where organization_id = ?", organization))
                .isEqualTo(text("search", "app"));
    }

    @Test
    void keyAndSecretOpenAgainAndStandNowhereInTheClear() {
        bringThePage();
        UUID credential = UUID.fromString(text("id::text", "credential"));
        var pair = credentials.reveal(Actor.console(), organization, credential);
        assertThat(pair.consumerKey()).isEqualTo(KEY);
        assertThat(pair.consumerSecret()).isEqualTo(SECRET);
        List<Map<String, Object>> tables = database.rows("select relname as name from pg_class"
                + " where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace and not relispartition"
                + " and has_table_privilege(oid, 'select')");
        assertThat(tables).hasSizeGreaterThan(12);
        for (Map<String, Object> table : tables) {
            for (String clear : List.of(KEY, SECRET, HexOf.text(KEY), HexOf.text(SECRET))) {
                assertThat(database.count(
                                "select count(*) from " + table.get("name") + " t where t::text ilike ?",
                                "%" + clear + "%"))
                        .as(table.get("name") + " has it in the clear")
                        .isZero();
            }
        }
    }

    @Test
    void everyLevelHasItsRecordUnderTheNameTheRegistryGivesIt() {
        bringThePage();
        List<Target> targets = new ArrayList<>();
        Map.of(
                        Level.DEVELOPER,
                        "developer",
                        Level.APP,
                        "app",
                        Level.CREDENTIAL,
                        "credential",
                        Level.GRANT,
                        "product_grant")
                .forEach((level, table) ->
                        targets.add(new Target(organization, level, UUID.fromString(text("id::text", table)))));
        Map<UUID, Subject> names = subjects.name(organization, targets);
        assertThat(names).hasSize(4);
        names.forEach((id, subject) -> assertThat(database.rows(
                        "select subject_type, subject, owner_id, app_id, product_id, actor, channel, action, outcome"
                                + " from audit_record where organization_id = ? and subject_id = ?",
                        organization,
                        id))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.get("subject_type")).isEqualTo(subject.type());
                    assertThat(record.get("subject")).isEqualTo(subject.label());
                    assertThat(record.get("owner_id")).isEqualTo(subject.ownerId());
                    assertThat(record.get("app_id")).isEqualTo(subject.appId());
                    assertThat(record.get("product_id")).isEqualTo(subject.productId());
                    assertThat(record.get("actor")).isEqualTo("console");
                    assertThat(record.get("channel")).isEqualTo("console");
                    assertThat(record.get("action")).isEqualTo("import");
                    assertThat(record.get("outcome")).isEqualTo("done");
                }));
        assertThat(database.text(
                        "select subject from audit_record where organization_id = ? and subject_type = 'grant'",
                        organization))
                .isEqualTo("wwitman@example.com / AnotherTestApp / giIC9A… / Weather-Product");
        assertThat(database.text(
                        "select after::text from audit_record where organization_id = ? and"
                                + " subject_type = 'grant' and before is null",
                        organization))
                .isEqualTo("{\"status\": \"revoked\"}");
        assertThat(database.count(
                        "select count(distinct kind) from feed_change where organization_id = ?", organization))
                .isEqualTo(5);
    }

    @Test
    void theSecondTimeNothingChanges() {
        bringThePage();
        long before = everything();
        ImportReport again = bringThePage();
        assertThat(again.created()).isZero();
        assertThat(again.updated()).isZero();
        assertThat(again.skipped()).isEqualTo(3);
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void withoutMakingWhatIsMissingItIsRefused() {
        ImportProblem noDeveloper =
                problem(resource("another-test-app.json"), new ImportOptions("wwitman@example.com", false));
        assertThat(noDeveloper.key()).isEqualTo("refusal.import.developer-missing");
        developers.create(Actor.console(), organization, DeveloperContent.of("wwitman@example.com", "", ""));
        ImportProblem noProduct =
                problem(resource("another-test-app.json"), new ImportOptions("wwitman@example.com", false));
        assertThat(noProduct.key()).isEqualTo("refusal.import.product-unknown");
        assertThat(noProduct.field()).isEqualTo("apiproduct");
        assertThat(noProduct.line()).isEqualTo(22);
        assertThat(noProduct.arguments()).endsWith("Weather-Product");
        assertThat(rows("app")).isZero();
    }
}
