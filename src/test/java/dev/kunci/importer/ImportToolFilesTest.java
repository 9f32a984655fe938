package dev.kunci.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.kunci.importer.ImportReport.Count;
import dev.kunci.operators.Actor;
import dev.kunci.shared.Refusal;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the common tools of Apigee write comes in as it is. */
class ImportToolFilesTest extends ImportScene {

    private static final ImportOptions MISSING = new ImportOptions(null, true);

    /** A file or folder of the resources, under its own name. */
    private static Path tool(String name) {
        try {
            return Path.of(ImportToolFilesTest.class
                    .getResource("/apigee/tools/" + name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private ImportReport bring(Path file, ImportOptions options) {
        return importer.importFile(Actor.console(), organization, file, options, ProgressListener.NONE);
    }

    private List<String> lines(String sql) {
        List<String> lines = new ArrayList<>();
        database.rows(sql, organization).forEach(row -> lines.add(String.valueOf(row.get("line"))));
        return lines;
    }

    /** Owner, app, key, status of the key, product and its status. */
    private List<String> keys() {
        return lines(
                "select concat_ws(' ', a.owner_key, a.name, a.status, c.key_hint, c.status, p.name, g.status) as line"
                        + " from app a left join credential c on c.organization_id = a.organization_id and c.app_id = a.id"
                        + " left join product_grant g on g.organization_id = c.organization_id and g.credential_id = c.id"
                        + " left join api_product p on p.organization_id = g.organization_id and p.id = g.product_id"
                        + " where a.organization_id = ? order by 1");
    }

    @Test
    void listsOfListsAreTheAppsOfAllAppGroups() {
        ImportReport report = bring(tool("appgroups-apps-all.json"), MISSING);
        assertThat(report.of(ImportKind.APP_GROUP)).isEqualTo(new Count(1, 0, 0));
        assertThat(keys()).containsExactly("team-one pb-gapp approved p approved");
        assertThat(bring("[[], null]").counts().values()).containsOnly(Count.NONE);
    }

    @Test
    void appsUnderAddressesComeFirstAndTheirKeysWithTheNextFile() {
        bring("{\"apiProduct\":[{\"name\":\"Weather\",\"approvalType\":\"manual\"}]}");
        ImportReport apps = bring(tool("developerApps.json"), MISSING);
        assertThat(apps.notices())
                .extracting(ImportNotice::about, ImportNotice::count, ImportNotice::example)
                .containsExactly(tuple(ImportNotice.About.WITHOUT_KEY, 1L, "jane@example.org / sackmesser-app"));
        ImportReport keys = bring(tool("importKeys.json"), ImportOptions.STRICT);
        assertThat(keys.of(ImportKind.APP)).isEqualTo(Count.NONE);
        assertThat(keys.of(ImportKind.CREDENTIAL)).isEqualTo(new Count(1, 0, 0));
        assertThat(keys.notices()).extracting(ImportNotice::about).containsExactly(ImportNotice.About.WITHOUT_STATUS);
        assertThat(keys()).containsExactly("jane@example.org sackmesser-app approved s approved Weather pending");
        assertThat(bring(tool("importKeys.json"), ImportOptions.STRICT).created())
                .isZero();
    }

    @Test
    void aKeyWhoseAppIsNotThereIsAProblemThatNamesBoth() {
        bring("{\"developer\":[{\"email\":\"jane@example.org\"}],\"apiProduct\":[{\"name\":\"Weather\"}]}");
        assertThatThrownBy(() -> bring(tool("importKeys.json"), ImportOptions.STRICT))
                .isInstanceOfSatisfying(
                        ImportProblems.class,
                        found -> assertThat(found.problems()).singleElement().satisfies(problem -> {
                            assertThat(problem.key()).isEqualTo("refusal.import.app-unknown");
                            assertThat(problem.path()).isEqualTo("[\"jane@example.org\"][0].name");
                            assertThat(problem.arguments()).endsWith("sackmesser-app", "jane@example.org");
                        }));
    }

    @Test
    void anEdgeFileHoldsAllOfAnOrganization() {
        ImportReport report = bring(tool("edge.json"), ImportOptions.STRICT);
        assertThat(report.created()).isEqualTo(5);
        assertThat(keys()).containsExactly("john@example.org echoapp approved  approved Echo approved");
        assertThat(report.notices()).extracting(ImportNotice::about).containsExactly(ImportNotice.About.WITHOUT_STATUS);
    }

    @Test
    void aFolderOfTheMigrateToolIsOneImport() {
        ImportReport report = bring(tool("migrate-tool"), ImportOptions.STRICT);
        assertThat(report.created()).isEqualTo(5);
        assertThat(keys()).containsExactly("jane@example.org Weather app approved mi approved Weather pending");
        assertThat(database.text("select scopes::text from api_product where organization_id = ?", organization))
                .isEqualTo("{}");
        assertThat(bring(tool("migrate-tool/data"), ImportOptions.STRICT).created())
                .isZero();
    }

    @Test
    void aFolderOfConfigurationFilesIsOneImportInWhateverOrder() throws IOException {
        Path folder = Files.createDirectories(directory.resolve("resources/edge/org"));
        for (String name : List.of("developerApps.json", "importKeys.json")) {
            Files.copy(tool(name), folder.resolve(name));
        }
        Files.writeString(folder.resolve("developers.json"), "[{\"email\":\"jane@example.org\"}]");
        Files.writeString(folder.resolve("apiProducts.json"), "[{\"name\":\"Weather\",\"displayName\":\"W\"}]");
        Files.writeString(folder.resolve("companies.json"), "[{\"name\":\"harbour\",\"displayName\":\"Harbour\"}]");
        Files.writeString(
                folder.resolve("companyApps.json"),
                "{\"harbour\":[{\"name\":\"gate\",\"apiProducts\":[\"Weather\"]}]}");
        Files.writeString(folder.resolve("kvms.json"), "this is for others");
        ImportReport report = bring(directory, ImportOptions.STRICT);
        assertThat(report.of(ImportKind.APP)).isEqualTo(new Count(2, 0, 0));
        assertThat(keys())
                .containsExactly(
                        "harbour gate approved",
                        "jane@example.org sackmesser-app approved s approved Weather approved");
        assertThat(database.text("select display_name from app_group where organization_id = ?", organization))
                .isEqualTo("Harbour");
        assertThatThrownBy(() -> bring(Files.createDirectory(directory.resolve("empty")), MISSING))
                .isInstanceOfSatisfying(Refusal.Invalid.class, refusal -> assertThat(refusal.key())
                        .isEqualTo("refusal.import.folder"));
    }

    @Test
    void anAddressAsDeveloperIdIsTheDeveloper() {
        bring(tool("developerid-is-email.json"), MISSING);
        assertThat(keys()).containsExactly("sample@example.org MockApp approved");
        assertThat(database.text(
                        "select (developer_id = id::text)::text from developer where organization_id = ?",
                        organization))
                .isEqualTo("true");
    }

    @Test
    void whatIsPendingIsKeptShutAndSaidSo() {
        for (String name : List.of("app-status-pending.json", "key-status-pending.json")) {
            ImportReport report = bring(tool(name), FOR_BO);
            assertThat(report.notices())
                    .as(name)
                    .extracting(ImportNotice::about, ImportNotice::count)
                    .containsExactly(tuple(ImportNotice.About.WAITS, 1L));
            assertThat(bring(tool(name), FOR_BO).created()).isZero();
        }
        assertThat(keys())
                .containsExactly(
                        "bo@example.com app waits revoked w approved", "bo@example.com key waits approved w revoked");
        assertThat(lines("select subject_type || ' ' || after::text as line from audit_record where organization_id = ?"
                        + " and after ->> 'because' = 'waits' order by 1"))
                .containsExactly(
                        "app {\"name\": \"app waits\", \"inFile\": \"pending\", \"status\": \"revoked\", \"because\": \"waits\"}",
                        "credential {\"inFile\": \"pending\", \"status\": \"revoked\", \"because\": \"waits\"}");
    }

    @Test
    void oldKeysAndKeysWithoutASecretComeIn() {
        bring(tool("old-key-characters.json"), FOR_BO);
        bring(tool("old-key-no-secret.json"), FOR_BO);
        assertThat(keys())
                .containsExactly(
                        "bo@example.com Advantage API approved Jmjtd| approved",
                        "bo@example.com no secret approved no approved");
    }

    @Test
    void productsHaveNamesAndBlankWordsAndUnitsAsApigeeHasThem() {
        bring(tool("product-name-hash.json"), ImportOptions.STRICT);
        bring(tool("product-scopes-blank.json"), ImportOptions.STRICT);
        bring("{\"apiProduct\":[{\"name\":\"weekly\",\"quota\":5,\"quotaInterval\":\"1\",\"quotaTimeUnit\":\"Week\","
                + "\"attributes\":[{\"name\":\"beta\",\"value\":true}],\"environments\":[\"\"]},"
                + "{\"name\":\"none\",\"quota\":\"\",\"quotaInterval\":\"null\",\"quotaTimeUnit\":null}]}");
        assertThat(lines("select concat_ws('|', name, scopes, environments, coalesce(quota, '-'), quota_time_unit,"
                        + " attributes) as line from api_product where organization_id = ? order by 1"))
                .containsExactly(
                        "Partner #1|{}|{prod}|-|[]",
                        "blank-scope|{}|{dev}|-|[]",
                        "none|{}|{}|-|[]",
                        "weekly|{}|{}|5|week|[{\"name\": \"beta\", \"value\": \"true\"}]");
        assertThat(problem(
                                "{\"apiProduct\":[{\"name\":\"x\",\"quotaTimeUnit\":\"fortnight\",\"quota\":\"1\"}]}",
                                MISSING)
                        .path())
                .isEqualTo("apiProduct[0].quotaTimeUnit");
    }

    @Test
    void rowsAtThePageBorderCountOnce() {
        String key = word();
        String app = app(UUID.randomUUID(), "Weather", credential(key, "approved", product("Orders", "approved")));
        String developer = "{\"email\":\"bo@example.com\",\"developerId\":\"7\",\"firstName\":\"Bo\"}";
        String product = "{\"name\":\"Orders\",\"approvalType\":\"auto\"}";
        String same = "{\"approvalType\":\"auto\",\"name\":\"Orders\"}";
        ImportReport report = bring("{\"developer\":[" + developer + "," + developer + "],\"apiProduct\":[" + product
                + "," + same + "],\"app\":[" + app + "," + app + "]}");
        assertThat(report.created()).isEqualTo(5);
        assertThat(report.skipped()).isZero();
        assertThat(report.notices())
                .extracting(ImportNotice::about, ImportNotice::kind, ImportNotice::count)
                .containsExactly(
                        tuple(ImportNotice.About.AGAIN, ImportKind.DEVELOPER, 1L),
                        tuple(ImportNotice.About.AGAIN, ImportKind.PRODUCT, 1L),
                        tuple(ImportNotice.About.AGAIN, ImportKind.APP, 1L));
        List<ImportProblem> problems =
                problems("{\"app\":[" + app + ",\n" + app.replace(key, word()) + "]}", ImportOptions.STRICT);
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.key()).isEqualTo("refusal.import.twice");
            assertThat(problem.path()).isEqualTo("app[1].appId");
            assertThat(problem.line()).isEqualTo(2);
            assertThat(problem.arguments()).endsWith("1", "9");
        });
        assertThat(rows("credential")).isEqualTo(1);
    }

    @Test
    void moreAttributesThanAFormTakesComeIn() {
        StringBuilder attributes = new StringBuilder("{\"name\":\"a0\",\"value\":\"" + "x".repeat(5_000) + "\"}");
        for (int i = 1; i < 30; i++) {
            attributes
                    .append(",{\"name\":\"a")
                    .append(i)
                    .append("\",\"value\":\"")
                    .append(i)
                    .append("\"}");
        }
        bring(
                "{\"app\":[{\"name\":\"many\",\"developerEmail\":\"bo@example.com\",\"attributes\":[" + attributes
                        + "]}]}",
                MISSING);
        assertThat(database.text(
                        "select jsonb_array_length(attributes) from app where organization_id = ?", organization))
                .isEqualTo("30");
    }
}
