package dev.kunci.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.kunci.testing.Fork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** A developer's browser shows what is saved in the sources: a style, a method, and a change of a class's shape. */
class DevelopmentIT extends Story {
    private static final Path CHECKOUT = Fork.place("development-it").toAbsolutePath();
    private static final Path DATA = CHECKOUT.resolve("data");
    private static final double PATIENCE_MILLIS = 120_000;

    private final AtomicInteger connections = new AtomicInteger();
    private RunningKunci portal;

    @BeforeEach
    void start() throws IOException {
        FileSystemUtils.deleteRecursively(CHECKOUT);
        for (String part : List.of("src/main", "src/dev", "frontend")) {
            FileSystemUtils.copyRecursively(Path.of(part), CHECKOUT.resolve(part));
        }
        // Spares the compiler what this build has compiled from the same sources.
        FileSystemUtils.copyRecursively(
                Path.of("target", "classes", "dev"), CHECKOUT.resolve("target/dev/classes/dev"));
        for (String file : List.of("kunci", "pom.xml")) {
            Files.copy(Path.of(file), CHECKOUT.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
        }
        portal = RunningKunci.launched(
                CHECKOUT.resolve("kunci"), DATA, Map.of("JAVA_HOME", System.getProperty("java.home")), "dev");
    }

    @AfterEach
    void stop() {
        portal.stop();
        FileSystemUtils.deleteRecursively(CHECKOUT.toFile());
    }

    @Test
    void whatIsSavedIsShownAndTheDataIsKept() throws Exception {
        Page page = window();
        page.onWebSocket(socket -> socket.onFrameReceived(frame -> {
            if (String.valueOf(frame.text()).contains("\"hello\"")) {
                connections.incrementAndGet();
            }
        }));
        page.navigate(portal.url() + "/login");
        Locator main = page.getByRole(AriaRole.MAIN);
        assertThat(page.locator("input[name=username]")).isVisible();
        awaitConnection(page, 1);

        Files.writeString(
                CHECKOUT.resolve("frontend/assets/portal.css"),
                "\nmain { scroll-margin-top: 17px; }\n",
                StandardOpenOption.APPEND);
        assertThat(main)
                .hasCSS("scroll-margin-top", "17px", new LocatorAssertions.HasCSSOptions().setTimeout(PATIENCE_MILLIS));

        awaitConnection(page, 2);
        Path view = signInView();
        edit(view, "addClassName(\"gate\");", "addClassName(\"gate\"); addClassName(\"changed-method\");");
        shows(page, "main.changed-method");
        awaitConnection(page, 3);

        assertThat(RunningKunci.database(
                        DATA, "update operator set name = 'Kept' where email = 'viewer@example.com' returning email"))
                .isEqualTo("viewer@example.com");
        // A new field in a class that is already loaded, so the portal has to restart.
        edit(
                view,
                "addClassName(\"changed-method\");",
                "addClassName(shape);",
                "HasDynamicTitle {\n",
                "HasDynamicTitle {\n    private final String shape = \"changed-shape\";\n");
        shows(page, "main.changed-shape");
        assertThat(RunningKunci.database(DATA, "select name from operator where email = 'viewer@example.com'"))
                .isEqualTo("Kept");
        assertThat(CHECKOUT.resolve("package.json")).as("no Node").doesNotExist();
        assertThat(CHECKOUT.resolve("frontend/index.html"))
                .as("nothing generated")
                .doesNotExist();
    }

    /** A page follows changes once it is connected; before that, nobody looks at it for long enough to mind. */
    private void awaitConnection(Page page, int number) {
        page.waitForCondition(
                () -> connections.get() >= number, new Page.WaitForConditionOptions().setTimeout(PATIENCE_MILLIS));
    }

    private static void shows(Page page, String selector) {
        assertThat(page.locator(selector))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MILLIS));
    }

    private static Path signInView() throws IOException {
        try (Stream<Path> all = Files.walk(CHECKOUT.resolve("src/main/java"))) {
            return all.filter(each -> each.endsWith("LoginView.java"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Saves a source once, with each first text of a pair replaced by the second one. */
    private static void edit(Path source, String... pairs) throws IOException {
        String text = Files.readString(source);
        for (int i = 0; i < pairs.length; i += 2) {
            assertThat(text).contains(pairs[i]);
            text = text.replace(pairs[i], pairs[i + 1]);
        }
        Files.writeString(source, text);
    }
}
