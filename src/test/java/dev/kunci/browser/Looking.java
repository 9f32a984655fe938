package dev.kunci.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ColorScheme;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;

/** Looks at every view in every state: complete, readable, and with a picture of each. */
abstract class Looking extends Story {

    private static final Path PICTURES = Path.of("target", "screenshots", "views");
    private static final String SETTLED = """
            () => document.querySelector('h1') && Object.values(window.Vaadin.Flow.clients).every(c => !c.isActive())
              && [...document.querySelectorAll('vaadin-grid, vaadin-combo-box')].every(list => !list.loading)""";
    /** No colour is on its way from light to dark any more, inside of components either. */
    private static final String STILL = """
            () => {
              const roots = [document];
              for (let i = 0; i < roots.length; i++)
                roots[i].querySelectorAll('*').forEach(part => part.shadowRoot && roots.push(part.shadowRoot));
              return roots.every(root => !root.getAnimations().some(going => going instanceof CSSTransition));
            }""";

    private static final String WIDER =
            "[document.documentElement.scrollWidth, document.body.scrollWidth].some(width => width > innerWidth)";

    /** Something in a dialog or drop-down reaches out of it at a side. */
    private static final String SPILT = """
            () => [...document.querySelectorAll('vaadin-popover, vaadin-dialog')].filter(each => each.opened).some(each => {
              const box = each.shadowRoot.querySelector('[id=overlay]').shadowRoot.querySelector('[part~=overlay]')
                .getBoundingClientRect();
              return [...each.querySelectorAll('*')].map(part => part.getBoundingClientRect())
                .some(part => part.width > 1 && (part.right > box.right + 1 || part.left < box.left - 1));
            })""";

    /** How much of a failure is told: enough for what the browser waited for. */
    private static final int LINES = 12;

    private final Map<String, Page> windows = new HashMap<>();
    private final List<String> findings = new ArrayList<>();

    @AfterAll
    static void mend() throws SQLException {
        speak("null");
        Sights.mend();
    }

    /** @param language the one in which everything has to be said; English is looked at in both colour schemes */
    final void lookAtEveryView(String language, int width) throws Exception {
        speak("'" + language + "'");
        Words words = new Words(language);
        for (Sight sight : sights()) {
            try {
                look(sight, width, words);
            } catch (PlaywrightException | AssertionError failed) {
                findings.add(sight.name() + "-" + width + ": "
                        + failed.getMessage().lines().limit(LINES).collect(Collectors.joining(" ")));
            }
        }
        Files.write(PICTURES.resolve("findings-" + width + "-" + language + ".txt"), findings);
        assertThat(findings).isEmpty();
    }

    /** All of them; or those that -Dkunci.views=PATTERN asks for, for whoever works on them. */
    private static List<Sight> sights() throws SQLException {
        Pattern wanted = Pattern.compile(System.getProperty("kunci.views", ""));
        return Sights.all().stream()
                .filter(sight -> wanted.matcher(sight.name()).find())
                .toList();
    }

    /** Both colour schemes in English; in the other language the words alone differ, so one will do. */
    private void look(Sight sight, int width, Words words) throws IOException {
        boolean english = words.language().equals("en");
        Page page = windowOf(sight, words.language());
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(width, width < 600 ? 844 : 800);
        page.navigate(sight.address());
        page.waitForFunction(SETTLED);
        sight.step().in(page, words);
        page.waitForFunction(SETTLED);
        if (!english) {
            check(page, sight.name() + "-" + width + "-id", width > 600);
            Leftovers.in(page, words).forEach(text -> findings.add(sight.name() + "-id: English: " + text));
            return;
        }
        check(page, sight.name() + "-" + width + "-light", false);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        check(page, sight.name() + "-" + width + "-dark", true);
    }

    private void check(Page page, String picture, boolean colorsAlone) throws IOException {
        page.waitForFunction(STILL);
        byte[] taken = page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(picture + ".png")));
        BufferedImage seen = ImageIO.read(new ByteArrayInputStream(taken));
        Axe.findings(page, seen, colorsAlone).forEach(found -> findings.add(picture + ": " + found));
        Edges.findings(page, seen).forEach(found -> findings.add(picture + ": " + found));
        if (Boolean.TRUE.equals(page.evaluate(WIDER))) {
            findings.add(picture + ": wider than the screen");
        }
        if (Boolean.TRUE.equals(page.evaluate(SPILT))) {
            findings.add(picture + ": something reaches out of its dialog");
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
