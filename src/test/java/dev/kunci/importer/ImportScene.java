package dev.kunci.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kunci.operators.Actor;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** An organization of its own, and files to import into it. */
@IntegrationTest
abstract class ImportScene {

    static final ImportOptions FOR_BO = new ImportOptions("bo@example.com", true);

    @Autowired
    Importer importer;

    @Autowired
    Scene scene;

    @Autowired
    Database database;

    @TempDir
    Path directory;

    UUID organization;

    @BeforeEach
    void anEmptyOrganization() {
        organization = scene.organization(scene.name("intake"));
    }

    Path file(String json) {
        try {
            return Files.writeString(directory.resolve("export.json"), json);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    ImportReport bring(String json, ImportOptions options) {
        return importer.importFile(Actor.console(), organization, file(json), options, ProgressListener.NONE);
    }

    ImportReport bring(String json) {
        return bring(json, ImportOptions.STRICT);
    }

    /** The first problem of several. */
    ImportProblem problem(String json, ImportOptions options) {
        return problems(json, options).getFirst();
    }

    List<ImportProblem> problems(String json, ImportOptions options) {
        ImportProblems problems = catchThrowableOfType(ImportProblems.class, () -> bring(json, options));
        assertThat(problems).as("nothing was wrong").isNotNull();
        return problems.problems();
    }

    /** A consumer key or secret that no other test has. */
    static String word() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** One app of bo@example.com in Apigee's form. */
    static String app(UUID id, String name, String credentials) {
        return "{\"appId\":\"" + id + "\",\"name\":\"" + name
                + "\",\"developerEmail\":\"bo@example.com\",\"credentials\":[" + credentials + "]}";
    }

    static String credential(String key, String status, String products) {
        return "{\"consumerKey\":\"" + key + "\",\"consumerSecret\":\"" + word() + "\",\"status\":\"" + status
                + "\",\"apiProducts\":[" + products + "]}";
    }

    static String product(String name, String status) {
        return "{\"apiproduct\":\"" + name + "\",\"status\":\"" + status + "\"}";
    }

    /** The rows of a table that belong to this test. */
    long rows(String table) {
        return database.count("select count(*) from " + table + " where organization_id = ?", organization);
    }

    /** All that an import may write. */
    long everything() {
        return rows("developer")
                + rows("app_group")
                + rows("api_product")
                + rows("app")
                + rows("credential")
                + rows("product_grant")
                + rows("consumer_key")
                + rows("feed_change")
                + database.count(
                        "select count(*) from audit_record where organization_id = ? and action = 'import'",
                        organization);
    }

    static String resource(String name) {
        try (var in = ImportScene.class.getResourceAsStream("/apigee/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
