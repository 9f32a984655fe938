package dev.kunci.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kunci.importer.file.ReadingLimits;
import dev.kunci.operators.Actor;
import dev.kunci.shared.Refusal;
import dev.kunci.shared.Sentences;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of bad input is refused whole, with the place, the field and what to change. */
class ImportProblemsTest extends ImportScene {

    private static final String APP = "6ed3a4d1-4733-439a-80a4-0d71149ec9ad";

    @ParameterizedTest(name = "{0} at {1}:{2} {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "json             | 1 | 10 |                | {\"app\": [}",
                "json             | 1 | 10 |                | {\"app\": [",
                "object           | 1 | 10 |                | {\"app\": [\"6ed3a4d1\"]}",
                "object           | 1 | 1  |                | 42",
                "unknown-kind     | 1 | 1  |                | {\"name\": \"x\"}",
                "field-twice      | 1 | 29 | name           | {\"app\": [{\"name\":\"a\",\"name\":\"b\"}]}",
                "uuid             | 2 | 10 | appId          | {\"app\": [~{\"appId\":\"17\",\"name\":\"a\"}]}",
                "missing          | 1 | 10 | name           | {\"app\": [{\"appId\":\"$\"}]}",
                "missing          | 2 | 9  | name           | {\"app\": [~{\"name\":\" \"}]}",
                "word             | 2 | 22 | status         | {\"app\": [~{\"name\":\"a\",\"status\":\"waiting\"}]}",
                "text             | 2 | 9  | name           | {\"app\": [~{\"name\":[]}]}",
                "character        | 2 | 9  | name           | {\"app\": [~{\"name\":\"a\\u0000b\"}]}",
                "character        | 2 | 9  | name           | {\"app\": [~{\"name\":\"a\\ud800b\"}]}",
                "instant          | 2 | 25 | createdAt      | {\"app\": [~{\"name\":\"a\",\"createdAt\":\"today\"}]}",
                "instant          | 2 | 25 | createdAt      | {\"app\": [~{\"name\":\"a\",\"createdAt\":1.5}]}",
                "instant          | 2 | 25 | createdAt      | {\"app\": [~{\"name\":\"a\",\"createdAt\":99999999999999999}]}",
                "number-size      | 2 | 9  | name           | {\"app\": [~{\"name\":1e999999999}]}",
                "number-size      | 2 | 25 | createdAt      | {\"app\": [~{\"name\":\"a\",\"createdAt\":1e-999999999}]}",
                "number-size      | 1 | 37 | quota          | {\"apiProduct\": [{\"name\":\"a\",\"quota\":1e99999999999}]}",
                "hidden           | 2 | 9  | name           | {\"app\": [~{\"name\":\"a\\u202eb\"}]}",
                "hidden           | 1 | 25 | email          | {\"developer\": [{\"email\":\"a\\u200bb@example.com\"}]}",
                "hidden           | 1 | 53 | firstName      | {\"developer\": [{\"email\":\"a@example.com\",\"firstName\":\"\\u3164\"}]}",
                "hidden           | 2 | 35 | name           | {\"app\": [~{\"name\":\"a\",\"attributes\":[{\"name\":\"x\\u00ad\"}]}]}",
                "hidden           | 2 | 28 | callbackUrl    | {\"app\": [~{\"name\":\"a\", \"callbackUrl\":\"https://a\\u2066b\"}]}",
                "list             | 2 | 27 | credentials    | {\"app\": [~{\"name\":\"a\",\"credentials\":{}}]}",
                "field-object           | 3 | 1  | credentials    | {\"app\": [~{\"name\":\"a\",\"credentials\":[~7]}]}",
                "missing          | 3 | 1  | consumerKey    | {\"app\": [~{\"name\":\"a\",\"credentials\":[~{}]}]}",
                "characters       | 3 | 16 | consumerKey    | {\"app\": [~{\"name\":\"a\",\"credentials\":[~{\"consumerKey\":\"with space\"}]}]}",
                "characters       | 4 | 18 | consumerSecret | {\"app\": [~{\"name\":\"a\",\"credentials\":[~{\"consumerKey\":\"abc\",~\"consumerSecret\":\"a b\"}]}]}",
                "word             | 1 | 51 | status         | {\"developer\": [{\"email\":\"a@example.com\", \"status\":\"approved\"}]}",
                "missing          | 1 | 16 | email          | {\"developer\": [{\"firstName\":\"a\"}]}",
                "email            | 1 | 25 | email          | {\"developer\": [{\"email\":\"nobody\"}]}",
                "twice            | 3 | 10 | email          | {\"developer\": [~{\"email\":\"a@example.com\"},~{\"email\":\"A@example.com\"}]}",
                "product-limit    | 1 | 53 | graphqlOperationGroup | {\"apiProduct\": [{\"name\":\"a\",\"graphqlOperationGroup\":{\"operationConfigs\":[{\"apiSource\":\"x\"}]}}]}",
                "product-name     | 1 | 25 | name           | {\"apiProduct\": [{\"name\":\"a/b\"}]}",
                "word             | 1 | 45 | approvalType   | {\"apiProduct\": [{\"name\":\"a\", \"approvalType\":\"maybe\"}]}",
                "field-object           | 1 | 46 | operationGroup | {\"apiProduct\": [{\"name\":\"a\",\"operationGroup\":[]}]}",
                "field-object           | 1 | 43 | attributes     | {\"apiProduct\": [{\"name\":\"a\",\"attributes\":[\"x\"]}]}",
                "twice            | 2 | 9  | name           | {\"apiProduct\": [{\"name\":\"a\"},~{\"name\":\"a\",\"description\":\"b\"}]}",
                "twice            | 3 | 1  | appId          | {\"app\": [~{\"appId\":\"$\",\"name\":\"a\"},~{\"appId\":\"$\",\"name\":\"b\"}]}",
                "developer-unnamed| 2 | 1  | developerId    | {\"app\": [~{\"name\":\"a\",\"developerId\":\"gone\"}]}",
                "developer-unknown| 2 | 1  | developerEmail | {\"app\": [~{\"name\":\"a\",\"developerEmail\":\"gone@example.com\"}]}",
                "app-group-unknown| 2 | 1  | appGroup       | {\"app\": [~{\"name\":\"a\",\"appGroup\":\"gone\"}]}",
                "twice            | 3 | 1  | name           | {\"developer\":[{\"email\":\"a@example.com\",\"developerId\":\"7\"}],\"app\": [~{\"name\":\"a\",\"developerId\":\"7\"},~{\"name\":\"a\",\"developerId\":\"7\",\"callbackUrl\":\"b\"}]}",
            })
    void isNamed(String what, int line, int column, String field, String json) {
        ImportProblem problem = problems(json.replace('~', '\n').replace("$", APP), ImportOptions.STRICT).stream()
                .filter(found -> found.key().equals("refusal.import." + what))
                .findFirst()
                .orElseThrow();
        assertThat(problem.field()).isEqualTo(field == null ? "" : field);
        assertThat(problem.line() + ":" + problem.column()).isEqualTo(line + ":" + column);
        assertThat(problem.file()).endsWith("export.json");
        for (Locale language : new Locale[] {Locale.ENGLISH, Locale.of("id")}) {
            String sentence = new MessageFormat(
                            ResourceBundle.getBundle("vaadin-i18n/translations", language)
                                    .getString(problem.key()),
                            language)
                    .format(problem.arguments().toArray());
            assertThat(sentence)
                    .contains("export.json", String.valueOf(line), problem.field())
                    .doesNotContain("{4}");
        }
        assertThat(everything()).isZero();
    }

    @Test
    void oneBadAppAtTheEndLeavesNothingOfTheFile() {
        String good = app(UUID.randomUUID(), "good", credential(word(), "approved", product("Orders", "approved")));
        String bad = app(UUID.randomUUID(), "bad", credential(word(), "maybe", ""));
        ImportProblem problem = problem("{\"app\":[" + good + ",\n" + bad + "]}", FOR_BO);
        assertThat(problem.key()).isEqualTo("refusal.import.word");
        assertThat(problem.line()).isEqualTo(2);
        assertThat(everything()).isZero();
    }

    @Test
    void aRequestReasonThatIsTooLongIsRefusedAndNeverCut() {
        String asked = "{\"apiproduct\":\"Orders\",\"requestReason\":\"" + "x".repeat(1_001) + "\"}";
        ImportProblem problem = problem(
                "{\"app\":[" + app(UUID.randomUUID(), "a", credential(word(), "approved", asked)) + "]}", FOR_BO);
        assertThat(problem.key() + " " + problem.field()).isEqualTo("refusal.import.long requestReason");
        assertThat(everything()).isZero();
    }

    @Test
    void theSameKeyOrProductTwiceInOneFileIsRefusedWithoutShowingTheKey() {
        String key = word();
        ImportProblem keys = problem(
                "{\"app\":["
                        + app(
                                UUID.randomUUID(),
                                "a",
                                credential(key, "approved", "") + ",\n" + credential(key, "approved", ""))
                        + "]}",
                FOR_BO);
        assertThat(keys.key()).isEqualTo("refusal.import.twice");
        assertThat(keys.line()).isEqualTo(2);
        assertThat(keys.getMessage()).contains(key.substring(0, 6)).doesNotContain(key);
        ImportProblem products = problem(
                "{\"app\":["
                        + app(
                                UUID.randomUUID(),
                                "a",
                                credential(
                                        key,
                                        "approved",
                                        product("Orders", "approved") + ",\n" + product("Orders", "revoked")))
                        + "]}",
                FOR_BO);
        assertThat(products.key()).isEqualTo("refusal.import.twice");
        assertThat(products.field()).isEqualTo("apiproduct");
        assertThat(products.arguments()).contains("Orders");
        assertThat(everything()).isZero();
    }

    @Test
    void namesThatAreTakenAndAppsOfOthersAreRefused() {
        UUID first = UUID.randomUUID();
        bring("{\"app\":[" + app(first, "Weather", "") + "]}", FOR_BO);
        ImportProblem taken = problem("{\"app\":[" + app(UUID.randomUUID(), "Weather", "") + "]}", FOR_BO);
        assertThat(taken.key() + " " + taken.field()).isEqualTo("refusal.import.taken name");
        ImportProblem owner = problem("{\"app\":[" + app(first, "Weather", "").replace("bo@", "eka@") + "]}", FOR_BO);
        assertThat(owner.key() + " " + owner.field()).isEqualTo("refusal.import.app-owner appId");
        bring("{\"developer\":[{\"email\":\"ana@example.com\",\"developerId\":\"7\"}]}");
        ImportProblem id = problem("{\"developer\":[{\"email\":\"bo@example.com\",\"developerId\":\"7\"}]}", FOR_BO);
        assertThat(id.key() + " " + id.field()).isEqualTo("refusal.import.taken developerId");
        assertThat(rows("app")).isEqualTo(1);
        assertThat(rows("developer")).isEqualTo(2);
    }

    @Test
    void aFileInNoEncodingOfJsonIsNotValidJson() {
        ImportProblem problem = problem("\0\0{\0", ImportOptions.STRICT);
        assertThat(problem.key() + " " + problem.line() + ":" + problem.column())
                .isEqualTo("refusal.import.json 1:1");
    }

    @Test
    void anEmptyFileAMissingFileAndNoAddressAreSaidSo() {
        assertThat(problem(" ", ImportOptions.STRICT).key()).isEqualTo("refusal.import.empty");
        assertThatThrownBy(() -> importer.importFile(
                        Actor.console(),
                        organization,
                        directory.resolve("none.json"),
                        ImportOptions.STRICT,
                        ProgressListener.NONE))
                .isInstanceOfSatisfying(Refusal.NotFound.class, refusal -> assertThat(refusal.key())
                        .isEqualTo("refusal.import.unreadable"));
        assertThatThrownBy(() -> bring("{}", new ImportOptions("nobody", true)))
                .isInstanceOfSatisfying(Refusal.Invalid.class, refusal -> assertThat(refusal.key())
                        .isEqualTo("refusal.email"));
    }

    @Test
    void moreThanIsReadAtOnceIsRefusedBeforeItIsRead() {
        String deep = "[".repeat(70) + "]".repeat(70);
        String many = "[" + "0,".repeat(ReadingLimits.MOST_VALUES) + "0]";
        String longText = "\"" + "x".repeat(ReadingLimits.LONGEST_TEXT + 1) + "\"";
        for (String value : List.of(deep, many, longText)) {
            ImportProblem problem = problem(
                    "{\"developer\":[{\"email\":\"a@example.com\",\"x\":" + value + "}]}", ImportOptions.STRICT);
            assertThat(problem.key()).isEqualTo("refusal.import.limit");
            assertThat(Sentences.of(problem)).contains("64 levels of brackets, and 200,000 values");
        }
    }

    @Test
    void aValueOfAnAttributeIsKeptWhateverIsInIt() {
        bring(
                "{\"developer\":[{\"email\":\"a@example.com\",\"attributes\":[{\"name\":\"x\",\"value\":\"a\\u202eb\"}]}]}");

        assertThat(database.text(
                        "select attributes -> 0 ->> 'value' from developer where organization_id = ?", organization))
                .isEqualTo("a\u202eb");
    }
}
