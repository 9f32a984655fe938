package dev.kunci.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.importer.GeneratedExport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Ten thousand apps, read page by page while others write: nothing is missed, nothing comes twice. */
class PagingIT {

    private static final int APPS = 10_000;
    private static final int PAGE = 250;
    private static final String OWNER = "developer3@example.com";
    private static final String OWNED = "select string_agg(name, ',') from app where developer_id = (select id from"
            + " developer where email = '" + OWNER + "')";

    private static Set<String> imported;
    private static Set<String> owned;
    private static Writers writers;

    @BeforeAll
    static void bringTheAppsAndLetOthersWrite(@TempDir Path directory) throws Exception {
        Path file = new GeneratedExport(4, 500).write(directory.resolve("export.json"), APPS);
        ServedKunci.said(ServedKunci.get()
                .command("import", "--organization", ServedKunci.ORGANIZATION, "--create-missing", file.toString()));
        imported = ids("select string_agg(id::text, ',') from app where name ~ ' [0-9]+$' and developer_id in"
                + " (select id from developer where developer_id like 'dev-%')");
        owned = ids(OWNED);
        assertThat(imported).hasSize(APPS);
        assertThat(owned).hasSize(500);
        writers = Writers.start(OWNER);
    }

    @AfterAll
    static void end() throws Exception {
        assertThat(writers.stop()).isGreaterThan(50);
    }

    @Test
    void byPageTokens() throws Exception {
        try (Api api = new Api("/v1")) {
            List<String> seen = new ArrayList<>();
            String next = "";
            do {
                JsonNode page = api.get("/apps?pageSize=" + PAGE + "&pageToken=" + Api.encoded(next))
                        .body();
                assertThat(page.path("app").size()).isLessThanOrEqualTo(PAGE);
                page.path("app").forEach(app -> seen.add(app.path("appId").asString()));
                next = page.path("nextPageToken").asString("");
            } while (!next.isEmpty());
            assertComplete(seen, imported);
        }
    }

    @Test
    void byStartKeysInBothDialects() throws Exception {
        for (String dialect : List.of("/v1", "/edge/v1")) {
            assertComplete(byStartKey(dialect, "/apps?rows=" + PAGE, PAGE, "app", "appId"), imported);
        }
    }

    @Test
    void theAppsOfOneDeveloperByTheirNames() throws Exception {
        String apps = "/developers/" + OWNER + "/apps?count=40";
        assertComplete(byStartKey("/edge/v1", apps, 40, "app", "name"), owned);
        assertComplete(byStartKey("/edge/v1", apps + "&expand=true", 40, "app", "name"), owned);
        assertComplete(byStartKey("/v1", apps + "&expand=true", 40, "app", "name"), owned);
    }

    @Test
    void developersAndProductsByTheirNames() throws Exception {
        Set<String> developers = ids("select string_agg(email, ',') from developer where email ~ '^developer[0-9]'");
        Set<String> products = ids("select string_agg(name, ',') from api_product");
        assertThat(developers).hasSize(20);
        for (String dialect : List.of("/v1", "/edge/v1")) {
            assertComplete(byStartKey(dialect, "/developers?count=7", 7, "developer", "email"), developers);
            assertComplete(byStartKey(dialect, "/apiproducts?count=7", 7, "apiProduct", "name"), products);
        }
    }

    /** Pages as clients do: the last one that was read is asked for again and then left out. */
    private static List<String> byStartKey(String dialect, String list, int size, String field, String name)
            throws Exception {
        try (Api api = new Api(dialect)) {
            List<String> seen = new ArrayList<>();
            while (true) {
                String start = seen.isEmpty() ? "" : "&startKey=" + Api.encoded(seen.getLast());
                JsonNode answer = api.get(list + start).body();
                JsonNode page = answer.isArray() ? answer : answer.path(field);
                List<String> names = page.valueStream()
                        .map(item -> (item.isString() ? item : item.path(name)).asString())
                        .toList();
                assertThat(names).as(list + start).hasSizeLessThanOrEqualTo(size);
                boolean repeated =
                        !seen.isEmpty() && !names.isEmpty() && names.getFirst().equals(seen.getLast());
                seen.addAll(repeated ? names.subList(1, names.size()) : names);
                if (names.size() < size) {
                    return seen;
                }
            }
        }
    }

    /** What was there all the time was read exactly once, and of what came and went nothing twice. */
    private static void assertComplete(List<String> seen, Set<String> there) {
        Set<String> missing = new TreeSet<>(there);
        missing.removeAll(new HashSet<>(seen));
        assertThat(missing).isEmpty();
        assertThat(seen).doesNotHaveDuplicates();
    }

    private static Set<String> ids(String sql) throws Exception {
        return new HashSet<>(Arrays.asList(ServedKunci.get().find(sql).split(",")));
    }
}
