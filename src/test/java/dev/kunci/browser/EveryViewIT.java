package dev.kunci.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ColorScheme;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.Route;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** Every view in every state, in both languages, wide and narrow, light and dark: complete, readable, and a picture of each. */
class EveryViewIT extends Story {

    private static final Path PICTURES = Path.of("target", "screenshots", "views");
    private static final String SETTLED = """
            () => document.querySelector('h1') && Object.values(window.Vaadin.Flow.clients).every(c => !c.isActive())
              && [...document.querySelectorAll('vaadin-grid, vaadin-combo-box')].every(list => !list.loading)""";
    private static final String WIDER =
            "[document.documentElement.scrollWidth, document.body.scrollWidth].some(width => width > innerWidth)";

    private final Map<String, Page> windows = new HashMap<>();
    private final List<String> findings = new ArrayList<>();

    @AfterAll
    static void forgetTheLanguage() throws SQLException {
        speak("null");
    }

    @Test
    void noViewIsMissingInTheTable() throws SQLException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Route.class));
        scanner.addIncludeFilter(new AssignableTypeFilter(HasErrorParameter.class));
        Set<String> views = scanner.findCandidateComponents("dev.kunci").stream()
                .map(found -> String.valueOf(found.getBeanClassName()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(Sights.all().stream().map(sight -> sight.view().getName()).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(views);
        assertThat(Sights.all().stream().map(Sight::name)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "id"})
    void everyViewIsForEverybody(String language) throws Exception {
        speak("'" + language + "'");
        Words words = new Words(language);
        for (Sight sight : Sights.all()) {
            try {
                look(sight, words);
            } catch (PlaywrightException | AssertionError failed) {
                findings.add(sight.name() + ": "
                        + failed.getMessage().lines().limit(3).collect(Collectors.joining(" ")));
            }
        }
        assertThat(findings).isEmpty();
    }

    private void look(Sight sight, Words words) throws IOException {
        Page page = windowOf(sight, words.language());
        page.setViewportSize(1280, 800);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.navigate(sight.address());
        page.waitForFunction(SETTLED);
        sight.step().in(page, words);
        for (int width : new int[] {1280, 390}) {
            page.setViewportSize(width, width < 600 ? 844 : 800);
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                page.waitForFunction(SETTLED);
                check(page, sight.name() + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT), words);
            }
        }
    }

    private void check(Page page, String name, Words words) {
        String picture = words.language().equals("en") ? name : name + "-" + words.language();
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(picture + ".png")));
        Axe.findings(page).forEach(found -> findings.add(picture + ": " + found));
        if (Boolean.TRUE.equals(page.evaluate(WIDER))) {
            findings.add(picture + ": wider than the screen");
        }
        if (!page.title().contains("Kunci")) {
            findings.add(picture + ": title is " + page.title());
        }
        if (page.locator("h1:visible").count() != 1) {
            findings.add(picture + ": h1 " + page.locator("h1:visible").allTextContents());
        }
    }

    private Page windowOf(Sight sight, String language) throws IOException {
        String person = sight.person() == null ? "" : sight.person();
        Page page = windows.get(person);
        if (page == null) {
            Page opened = window(1280, ColorScheme.LIGHT, language);
            opened.onConsoleMessage(message -> {
                if (message.type().equals("error") && !message.text().contains("Failed to load resource")) {
                    findings.add("console: " + opened.url() + ": " + message.text());
                }
            });
            opened.onResponse(response -> {
                if (response.status() >= 400 && response.url().contains("/assets/")) {
                    findings.add("missing: " + response.url());
                }
            });
            opened.onPageError(error -> findings.add("script: " + opened.url() + ": " + error));
            if (!person.isEmpty()) {
                signIn(opened, person);
            }
            windows.put(person, opened);
            page = opened;
        }
        return page;
    }

    private static void speak(String language) throws SQLException {
        RunningKunci.database("update operator set language = " + language + " returning email");
    }
}
