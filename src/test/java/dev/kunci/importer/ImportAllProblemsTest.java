package dev.kunci.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kunci.shared.Sentences;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A file with many faults is corrected after one run: all of them are named, each once, with the way to it. */
class ImportAllProblemsTest extends ImportScene {

    private List<String> found(String json, ImportOptions options) {
        return problems(json, options).stream()
                .map(problem -> problem.line() + " " + problem.path() + " "
                        + problem.key().substring("refusal.import.".length()))
                .toList();
    }

    @Test
    void everyFaultOfEveryLevelIsNamedOnceAndNothingIsImported() {
        String secret = "secret with blanks";
        String json = """
                {"developer": [{"email": "nobody", "developerId": "7", "status": "asleep"},
                {"email": "bo@example.com", "firstName": ["Bo"]},
                {"email": "BO@example.com"}],
                "apiProduct": [{"name": "a/b"}, {"name": "Orders", "approvalType": "maybe",
                "quota": "many", "quotaInterval": "1", "quotaTimeUnit": "minute"}],
                "app": [{"name": "one", "developerId": "7", "appId": "17", "credentials": [
                {"consumerKey": "k 1", "consumerSecret": "%s", "status": "open", "apiProducts": [{"status": "new"}]},
                {"consumerKey": "key-2", "expiresAt": "soon", "apiProducts": ["Orders", "Stock"]},
                {"apiProducts": 7}]},
                "two",
                {"name": "three", "developerEmail": "eka@example.com"},
                {"developerEmail": "bo@example.com"}]}
                """.formatted(secret);
        assertThat(found(json, ImportOptions.STRICT))
                .containsExactly(
                        "1 developer[0].email email",
                        "1 developer[0].status word",
                        "2 developer[1].firstName text",
                        "3 developer[2].email twice",
                        "4 apiProduct[0].name product-name",
                        "4 apiProduct[1].approvalType word",
                        "5 apiProduct[1].quota number",
                        "6 app[0].appId uuid",
                        "7 app[0].credentials[0].consumerKey characters",
                        "7 app[0].credentials[0].consumerSecret characters",
                        "7 app[0].credentials[0].status word",
                        "7 app[0].credentials[0].apiProducts[0].apiproduct missing",
                        "7 app[0].credentials[0].apiProducts[0].status word",
                        "8 app[0].credentials[1].expiresAt instant",
                        "8 app[0].credentials[1].apiProducts[1] product-unknown",
                        "9 app[0].credentials[2].consumerKey missing",
                        "9 app[0].credentials[2].apiProducts list",
                        "10 app[1] object",
                        "11 app[2].developerEmail developer-unknown",
                        "12 app[3].name missing");
        assertThat(everything()).isZero();
        ImportProblems all = catchThrowableOfType(ImportProblems.class, () -> bring(json));
        assertThat(all.more()).isFalse();
        assertThat(Sentences.of(all)).isEqualTo("Nothing was imported: 20 things have to be changed first.");
        assertThat(all.problems().stream().map(Sentences::of))
                .noneMatch(sentence -> sentence.contains("k 1") || sentence.contains(secret))
                .anyMatch(
                        sentence -> sentence.endsWith(
                                "line 1, column 66: developer[0].status (\"asleep\"): one of these is needed: active, inactive."))
                .anyMatch(sentence -> sentence.contains("developer[2].email: BO@example.com stands here and in ")
                        && sentence.contains("export.json, line 2, column 11, and not with the same content."));
    }

    @Test
    void afterAHundredItIsEnough() {
        StringBuilder json = new StringBuilder("[");
        for (int i = 0; i < 150; i++) {
            json.append(i == 0 ? "" : ",\n").append("{\"name\":\"p").append(i).append("/\",\"approvalType\":\"auto\"}");
        }
        ImportProblems all = catchThrowableOfType(
                ImportProblems.class, () -> bring(json.append("]").toString()));
        assertThat(all.problems()).hasSize(100);
        assertThat(all.more()).isTrue();
        assertThat(all.problems().getLast().path()).isEqualTo("[99].name");
        assertThat(Sentences.of(all))
                .isEqualTo(
                        "Nothing was imported. These are the first 100 things that have to be changed; there are more.");
    }

    @Test
    void aHundredUnknownProductsAreEnoughToo() {
        StringBuilder products = new StringBuilder("\"p0\"");
        for (int i = 1; i < 150; i++) {
            products.append(",\"p").append(i).append('"');
        }
        String json = "{\"developer\":[{\"email\":\"bo@example.com\"}],\"app\":["
                + app(UUID.randomUUID(), "a", credential(word(), "approved", products.toString())) + "]}";
        ImportProblems all = catchThrowableOfType(ImportProblems.class, () -> bring(json));
        assertThat(all.problems()).hasSize(100);
        assertThat(all.more()).isTrue();
    }

    @Test
    void whatIsBeforeBrokenJsonIsNamedWithItAndNothingElseIsGuessed() {
        assertThat(found(
                        "{\"app\": [{\"name\": \"a\", \"developerEmail\": \"bo@example.com\", \"status\": 1},\n{]}",
                        FOR_BO))
                .containsExactly("1 app[0].status word", "2  json");
    }
}
