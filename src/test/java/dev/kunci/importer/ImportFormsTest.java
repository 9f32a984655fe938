package dev.kunci.importer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.importer.ImportReport.Count;
import dev.kunci.operators.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The forms in which exports come: lists and single objects, numbers and strings, every status at every level. */
class ImportFormsTest extends ImportScene {

    private static final String DEVELOPERS = """
            {"developer": [
              {"email": "Ana@example.com", "developerId": "id-ana", "firstName": "Ana", "lastName": "Lestari",
               "userName": "ana", "status": "active", "createdAt": "1415728893126", "createdBy": "ops",
               "apps": ["Weather mobile"], "organizationName": "acme",
               "attributes": [{"name": "team", "value": "a"}, {"name": "team", "value": "b"}]},
              {"email": "bo@example.com", "status": "inactive", "createdAt": 1415728893126}]}
            """;

    private static final String PRODUCTS = """
            {"apiProduct": [
              {"name": "Weather-Product", "displayName": "Weather", "description": "Forecasts", "approvalType": "manual",
               "environments": ["test", "prod"], "proxies": ["weather"], "apiResources": ["/forecast/**", "/a,b\\"c\\\\d"],
               "scopes": ["read"], "quota": "100", "quotaInterval": 1, "quotaTimeUnit": "minute",
               "operationGroup": {"operationConfigs": [{"apiSource": "weather", "quota": {}, "limit": null}]},
               "attributes": [{"name": "access", "value": "public"}], "createdAt": "1415728893126"},
              {"name": "Orders"}]}
            """;

    private String row(String columns, String table, String where) {
        return database.text(
                "select " + columns + " from " + table + " where organization_id = ? and " + where, organization);
    }

    @Test
    void listsOfDevelopersAndProductsComeInWithAllTheirFields() {
        ImportReport report = bring(DEVELOPERS + PRODUCTS);
        assertThat(report.counts())
                .containsEntry(ImportKind.DEVELOPER, new Count(2, 0, 0))
                .containsEntry(ImportKind.PRODUCT, new Count(2, 0, 0));
        assertThat(row(
                        "concat_ws('|', email, developer_id, first_name, last_name, user_name, status, created_by)",
                        "developer",
                        "email_key = 'ana@example.com'"))
                .isEqualTo("Ana@example.com|id-ana|Ana|Lestari|ana|active|ops");
        assertThat(row("attributes::text", "developer", "email_key = 'ana@example.com'"))
                .isEqualTo("[{\"name\": \"team\", \"value\": \"a\"}, {\"name\": \"team\", \"value\": \"b\"}]");
        assertThat(row(
                        "status || ' ' || (developer_id = id::text) || ' ' || created_by",
                        "developer",
                        "email_key = 'bo@example.com'"))
                .isEqualTo("inactive true console");
        assertThat(row(
                        "concat_ws('|', display_name, description, approval_type, environments, proxies, scopes, quota,"
                                + " quota_interval, quota_time_unit)",
                        "api_product",
                        "name = 'Weather-Product'"))
                .isEqualTo("Weather|Forecasts|manual|{test,prod}|{weather}|{read}|100|1|minute");
        assertThat(row("api_resources[2]", "api_product", "name = 'Weather-Product'"))
                .isEqualTo("/a,b\"c\\d");
        assertThat(row("operation_group::text", "api_product", "name = 'Weather-Product'"))
                .isEqualTo("{\"operationConfigs\": [{\"limit\": null, \"quota\": {}, \"apiSource\": \"weather\"}]}");
        assertThat(row("concat_ws('|', display_name, approval_type, environments)", "api_product", "name = 'Orders'"))
                .isEqualTo("Orders|auto|{}");
    }

    @Test
    void everyStatusOfEveryLevelIsKept() {
        String credentials = credential(
                        word(), "approved", product("Weather-Product", "pending") + "," + product("Orders", "revoked"))
                + "," + credential(word(), "revoked", product("Orders", "approved"));
        String app =
                app(UUID.randomUUID(), "Weather mobile", credentials).replaceFirst("\\{", "{\"status\":\"REVOKED\",");
        bring("{\"app\":[" + app + "],"
                + PRODUCTS.strip().substring(1, PRODUCTS.strip().length() - 1) + ","
                + DEVELOPERS.strip().substring(1));
        assertThat(row("status", "app", "true")).isEqualTo("revoked");
        assertThat(row("string_agg(status, ' ' order by status)", "credential", "true"))
                .isEqualTo("approved revoked");
        assertThat(row("string_agg(status, ' ' order by status)", "product_grant", "true"))
                .isEqualTo("approved pending revoked");
        assertThat(row("string_agg(status, ' ' order by status)", "developer", "true"))
                .isEqualTo("active inactive");
        assertThat(database.count(
                        "select count(*) from audit_record where organization_id = ? and action = 'import'"
                                + " and before is null and after->>'status' is not null",
                        organization))
                .isEqualTo(2 + 1 + 2 + 3);
    }

    @Test
    void numbersAndStringsMeanTheSame() {
        String numbers = "{\"developer\":[{\"email\":\"bo@example.com\",\"createdAt\":1415728893126}],\"app\":["
                + app(
                        UUID.randomUUID(),
                        "n",
                        "{\"consumerKey\":\"" + word() + "\",\"consumerSecret\":\"" + word()
                                + "\",\"issuedAt\":1415728893154,\"expiresAt\":1893456000000}")
                + ","
                + app(
                        UUID.randomUUID(),
                        "s",
                        "{\"consumerKey\":\"" + word() + "\",\"consumerSecret\":\"" + word()
                                + "\",\"issuedAt\":\"1415728893154\",\"expiresAt\":\"1893456000000\"}")
                + ","
                + app(
                        UUID.randomUUID(),
                        "never",
                        "{\"consumerKey\":\"" + word() + "\",\"consumerSecret\":\"" + word()
                                + "\",\"issuedAt\":\"1415728893154\",\"expiresAt\":\"-1\"}")
                + "]}";
        bring(numbers);
        List<Map<String, Object>> times = database.rows(
                "select a.name, extract(epoch from c.expires_at)::bigint as at"
                        + " from credential c join app a on a.id = c.app_id where a.organization_id = ? order by a.name",
                organization);
        assertThat(times)
                .extracting(row -> row.get("name") + " " + row.get("at"))
                .containsExactly("n 1893456000", "never null", "s 1893456000");
    }

    @Test
    void plainArraysAndGroupsAndKeysWithoutDetailsComeInToo() {
        ImportReport report = bring("""
                [{"name": "Harbour", "displayName": "Harbour Partners", "channelId": "web", "appGroupId": "g-1"},
                 {"email": "bo@example.com", "firstName": "Bo"},
                 {"name": "Orders", "approvalType": "manual"},
                 {"name": "Stock", "approvalType": "auto"},
                 {"name": "Gate", "appGroup": "Harbour", "callbackUrl": "", "credentials": [
                   {"consumerKey": "%s", "consumerSecret": "%s", "apiProducts": ["Orders", "Stock"]}]}]
                """.formatted(word(), word()));
        assertThat(report.created()).isEqualTo(8);
        assertThat(row("display_name || ' ' || status", "app_group", "name = 'Harbour'"))
                .isEqualTo("Harbour Partners active");
        assertThat(row("owner_key || ' ' || status", "app", "name = 'Gate'")).isEqualTo("harbour approved");
        assertThat(database.rows(
                        "select p.name || ' ' || g.status as line from product_grant g join api_product p"
                                + " on p.id = g.product_id where g.organization_id = ? order by 1",
                        organization))
                .extracting(row -> row.get("line"))
                .containsExactly("Orders pending", "Stock approved");
        assertThat(bring("{}").counts().values()).containsOnly(Count.NONE);
    }

    @Test
    void aRequestBringsItsAuthorTimeAndReason() {
        bring(
                "{\"app\":["
                        + app(
                                UUID.randomUUID(),
                                "Asking",
                                credential(
                                        word(),
                                        "approved",
                                        "{\"apiproduct\":\"Payments\",\"status\":\"pending\",\"requestedBy\":\"eka@example.com\","
                                                + "\"requestedAt\":1763856000000,\"requestReason\":\"Asked for by our bank\"}"))
                        + "]}",
                FOR_BO);
        assertThat(row(
                        "concat_ws('|', requested_by, request_reason, extract(epoch from requested_at)::bigint)",
                        "product_grant",
                        "true"))
                .isEqualTo("eka@example.com|Asked for by our bank|1763856000");
        assertThat(row("approval_type", "api_product", "name = 'Payments'")).isEqualTo("manual");
    }

    @Test
    void anAppIsAttachedByIdThenByAddressThenToTheOneOfTheCommand() {
        bring(DEVELOPERS);
        String key = "\"credentials\":[]}";
        bring(
                "{\"app\":[{\"name\":\"by id\",\"developerId\":\"id-ana\"," + key
                        + ",{\"name\":\"by address\",\"developerEmail\":\"BO@EXAMPLE.COM\"," + key
                        + ",{\"name\":\"by command\",\"developerId\":\"gone\"," + key
                        + ",{\"name\":\"by group\",\"appGroup\":\"Harbour\"," + key + "]}",
                new ImportOptions("new@example.com", true));
        assertThat(database.rows(
                        "select name || ': ' || owner_key as line from app where organization_id = ? order by 1",
                        organization))
                .extracting(row -> row.get("line"))
                .containsExactly(
                        "by address: bo@example.com",
                        "by command: new@example.com",
                        "by group: harbour",
                        "by id: ana@example.com");
        assertThat(row("developer_id", "developer", "email_key = 'new@example.com'"))
                .isEqualTo("gone");
    }

    @Test
    void progressIsToldWhileReadingAndStoring() {
        List<String> told = new ArrayList<>();
        StringBuilder many = new StringBuilder("{\"developer\":[{\"email\":\"d0@example.com\"}");
        for (int i = 1; i < 2_500; i++) {
            many.append(",{\"email\":\"d" + i + "@example.com\"}");
        }
        importer.importFile(
                Actor.console(),
                organization,
                file(many.append("]}").toString()),
                ImportOptions.STRICT,
                (phase, items, percent) -> told.add(phase + " " + items));
        assertThat(told)
                .startsWith("READING 1000", "READING 2000", "STORING 2500")
                .endsWith("RECORDING 2500");
        assertThat(rows("developer")).isEqualTo(2_500);
        assertThat(database.rows("select kind, subject_id from feed_change where organization_id = ?", organization))
                .containsExactly(Map.of("kind", "organization", "subject_id", organization));
    }
}
