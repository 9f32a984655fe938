package dev.kunci.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInfo;

/** A story in Chromium: every person in it has a window of their own. */
@Tag("browser")
abstract class Story {

    static final String PASSWORD = "kunci-demo";

    private static Playwright playwright;
    private static Browser browser;

    private final List<BrowserContext> windows = new ArrayList<>();

    @BeforeAll
    static void openBrowser() throws IOException {
        RunningKunci.get();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    @AfterAll
    static void closeBrowser() {
        playwright.close();
    }

    /** Leaves a picture of how each window looked in the end, for whoever asks why a story failed. */
    @AfterEach
    void closeWindows(TestInfo test) {
        String method = test.getTestMethod().orElseThrow().getName();
        String told = test.getDisplayName();
        String name = told.startsWith("[") ? method + "-" + told.replaceAll("\\W+", "") : method;
        int number = 0;
        for (BrowserContext window : windows) {
            for (Page page : window.pages()) {
                number++;
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(Path.of("target", "screenshots", "stories", name + "-" + number + ".png")));
            }
            window.close();
        }
    }

    /** A new window of 1280 pixels, nobody signed in. */
    Page window() throws IOException {
        return window(1280, ColorScheme.LIGHT, "en");
    }

    Page window(int width, ColorScheme scheme, String language) throws IOException {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(RunningKunci.get().url())
                .setViewportSize(width, width < 600 ? 844 : 800)
                .setColorScheme(scheme)
                .setLocale(language)
                .setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout(20_000);
        windows.add(context);
        return context.newPage();
    }

    /** A window in which this demo operator has just signed in, in English. */
    Page signedIn(String operator) throws IOException {
        Page page = window();
        signIn(page, operator);
        return page;
    }

    /** The same in a window of another language, which is that of whoever has not chosen one. */
    Page signedIn(String operator, Words words) throws IOException {
        Page page = window(1280, ColorScheme.LIGHT, words.language());
        signIn(page, operator);
        return page;
    }

    static void signIn(Page page, String operator) {
        page.navigate("/login");
        page.locator("input[name=username]").fill(operator + "@example.com");
        page.locator("input[name=password]").fill(PASSWORD);
        page.locator("input[name=password]").press("Enter");
        page.waitForURL(address -> !address.contains("/login"));
    }

    static void click(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    /** The button that shows a status and opens the drop-down. */
    static Locator status(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The drop-down in which a status is decided. */
    static Locator dialog(Page page) {
        return page.locator("vaadin-popover.status-selector");
    }

    /** Gives the answer to the question that the drop-down asks. */
    static void answer(Page page) {
        dialog(page).locator("vaadin-button[theme~=primary]").click();
    }

    /** Decides on one thing from one status to the other, until it counts. */
    static void decide(Page page, String name, String from, String to) {
        decide(page, new Words("en"), name, from, to);
    }

    /** The same in the language of this window. */
    static void decide(Page page, Words words, String name, String from, String to) {
        status(page, words.of("status.label", name, from)).click();
        dialog(page).getByLabel(words.of("status.reason")).fill("as the story goes");
        answer(page);
        PlaywrightAssertions.assertThat(status(page, words.of("status.label", name, to)))
                .isVisible();
    }
}
