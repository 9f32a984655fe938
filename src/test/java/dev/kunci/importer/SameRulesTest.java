package dev.kunci.importer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.operators.Actor;
import dev.kunci.registry.AppContent;
import dev.kunci.registry.AppGroupContent;
import dev.kunci.registry.DeveloperContent;
import dev.kunci.registry.app.Apps;
import dev.kunci.registry.app.NewApp;
import dev.kunci.registry.key.Credentials;
import dev.kunci.registry.owner.AppGroups;
import dev.kunci.registry.owner.Developers;
import dev.kunci.registry.product.ApiProducts;
import dev.kunci.registry.value.ApprovalType;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.shared.Refusal;
import dev.kunci.testing.Scene;
import dev.kunci.vault.KeyVault;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** What the portal and the API refuse as an e-mail address, a name or a key, a file cannot bring in either. */
class SameRulesTest extends ImportScene {

    private static final Actor CONSOLE = Actor.console();

    @Autowired
    Developers developers;

    @Autowired
    AppGroups groups;

    @Autowired
    ApiProducts products;

    @Autowired
    Apps apps;

    @Autowired
    Credentials credentials;

    private Scene.Weather elsewhere;

    @BeforeEach
    void anOrganizationToCompareWith() {
        elsewhere = scene.weather();
    }

    @Test
    void addressesOfDevelopersAndAppGroups() {
        List<String> refused = List.of(
                "nobody",
                "@example.com",
                "ana@",
                "ana b@example.com",
                "ana@b@example.com",
                "ana@example..com",
                "<ana@example.com>",
                "ana@example.com;bo@example.com",
                "a".repeat(250) + "@example.com");
        List<String> taken =
                List.of("dewi@example.com", "o'neil+x@example.co.id", "ops@localhost", " eka@example.com ");
        compare(
                refused,
                taken,
                email -> developers.create(CONSOLE, elsewhere.organization(), DeveloperContent.of(email, "", "")),
                email -> "{\"developer\":[{\"email\":" + email + "}]}");
        compare(
                refused,
                taken,
                email -> groups.create(CONSOLE, elsewhere.organization(), group(scene.name("group"), email)),
                email -> "{\"appGroup\":[{\"name\":\"" + scene.name("group") + "\",\"email\":" + email + "}]}");
        compare(
                refused,
                taken,
                SameRulesTest::checkOwner,
                email -> "{\"app\":[{\"name\":\"" + scene.name("app") + "\",\"developerEmail\":" + email + "}]}");
    }

    @Test
    void namesOfProductsAppGroupsAndApps() {
        List<String> refused = List.of("", " ", "a/b", "a?b", "a+b", "é", "a\u200bb", "a".repeat(256));
        List<String> taken = List.of("Orders_1.0-a $%#", "a".repeat(255), " padded ");
        compare(
                refused,
                taken,
                name -> products.create(CONSOLE, elsewhere.organization(), name, "Any", ApprovalType.MANUAL),
                name -> "{\"apiProduct\":[{\"name\":" + name + "}]}");
        compare(
                refused,
                taken,
                name -> groups.create(CONSOLE, elsewhere.organization(), group(name, "")),
                name -> "{\"appGroup\":[{\"name\":" + name + "}]}");
        Target owner = new Target(elsewhere.organization(), Level.DEVELOPER, elsewhere.developer());
        compare(
                List.of("", " ", "a\u200bb", "a".repeat(256)),
                List.of("a/b", "é", "a".repeat(255)),
                name -> apps.create(CONSOLE, new NewApp(owner, AppContent.named(name), List.of(), null, null)),
                name -> "{\"app\":[{\"name\":" + name + ",\"developerEmail\":\"bo@example.com\"}]}");
    }

    @Test
    void consumerKeysAndSecrets() {
        List<String> refused = List.of("a b", "a\tb", "kunci-é", "a\u200bb", "k".repeat(2049));
        List<String> taken = List.of("|" + word() + ",=", word() + "k".repeat(2016));
        compare(
                Stream.concat(refused.stream(), Stream.of("")).toList(),
                taken,
                key -> issue(key, word()),
                key -> credential(key, '"' + word() + '"'));
        compare(refused, taken, secret -> issue(word(), secret), secret -> credential('"' + word() + '"', secret));
    }

    private interface Door {
        void take(String value);
    }

    private interface Export {

        /** @param value as JSON */
        String of(String value);
    }

    private void compare(List<String> refused, List<String> taken, Door service, Export export) {
        for (String value : refused) {
            assertThat(takenByService(service, value))
                    .as("service: '%s'", value)
                    .isFalse();
            assertThat(takenByImport(export, value)).as("import: '%s'", value).isFalse();
        }
        for (String value : taken) {
            assertThat(takenByService(service, value))
                    .as("service: '%s'", value)
                    .isTrue();
            assertThat(takenByImport(export, value)).as("import: '%s'", value).isTrue();
        }
    }

    private static boolean takenByService(Door service, String value) {
        try {
            service.take(value);
            return true;
        } catch (Refusal.Invalid refused) {
            return false;
        }
    }

    private boolean takenByImport(Export export, String value) {
        try {
            bring(export.of(JsonMapper.shared().writeValueAsString(value)), FOR_BO);
            return true;
        } catch (ImportProblems refused) {
            return false;
        }
    }

    /** What a developer is made by who is known by no more than the address. */
    private static void checkOwner(String email) {
        DeveloperContent.of(email, "", "").stripped().check(null);
    }

    private static AppGroupContent group(String name, String email) {
        return new AppGroupContent(name, "Any", "", "", email, List.of());
    }

    private void issue(String key, String secret) {
        credentials.importPair(
                CONSOLE, elsewhere.organization(), elsewhere.app(), new KeyVault.Pair(key, secret), null);
    }

    private String credential(String key, String secret) {
        return "{\"app\":["
                + app(
                        UUID.randomUUID(),
                        scene.name("app"),
                        "{\"consumerKey\":" + key + ",\"consumerSecret\":" + secret + "}")
                + "]}";
    }
}
