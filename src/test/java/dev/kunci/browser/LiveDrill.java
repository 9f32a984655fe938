package dev.kunci.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The cost of open pages while someone decides, and how soon they show it; as many as {@code kunci.drill.browsers}
 * says.
 */
class LiveDrill extends Story {

    private static final int BROWSERS = Integer.getInteger("kunci.drill.browsers", 100);
    private static final int DECISIONS = 20;
    private static final int WARMING = 20;
    private static final String NAME = "Customer profiles mobile";
    private static final String LIST = "/o/acme/apps?q=customer-profiles-mobile-1";
    private static final Duration IDLE = Duration.ofSeconds(20);

    /** Notes when the list shows another status, by the clock of the machine. */
    private static final String WATCH = """
            () => {
              window.seen = [];
              let last = '';
              new MutationObserver(() => {
                const now = document.querySelector('vaadin-grid').textContent.includes('Revoked') ? 'Revoked' : 'Approved';
                if (now !== last) { last = now; window.seen.push(Date.now()); }
              }).observe(document.querySelector('vaadin-grid'), {subtree: true, childList: true, characterData: true});
            }""";

    private final List<Page> open = new ArrayList<>();
    private final List<Long> late = new ArrayList<>();
    private Page approver;

    /** Something that costs processor time. */
    private interface Work {
        void run() throws Exception;
    }

    @Test
    void openScreensCostLittle() throws Exception {
        approver = signedIn("approver");
        approver.navigate(LIST);
        decide(WARMING);
        double alone = milliseconds(spent(() -> decide(DECISIONS)));
        for (int i = 0; i < BROWSERS; i++) {
            open.add(signedIn("viewer"));
            open.getLast().navigate(LIST);
            assertThat(open.getLast().locator("vaadin-grid").getByText(NAME)).isVisible();
        }
        open.forEach(page -> page.evaluate(WATCH));
        Duration idle = spent(() -> approver.waitForTimeout(IDLE.toMillis()));
        double together = milliseconds(spent(() -> decide(DECISIONS)));
        Collections.sort(late);

        System.out.printf(
                "%d open browsers, %d decisions. Processor time of Kunci per decision: %.0f ms with none open, %.0f ms with %d,"
                        + " that is %.2f ms a browser. While nothing happens: %.2f %% of one core.%n"
                        + "From the button of who decides until it shows elsewhere: p50 %d ms, p95 %d ms, last %d ms.%n",
                BROWSERS,
                DECISIONS,
                alone,
                together,
                BROWSERS,
                (together - alone) / BROWSERS,
                idle.toMillis() / 10.0 / IDLE.toSeconds(),
                late.get(late.size() / 2),
                late.get(late.size() * 95 / 100),
                late.getLast());
        assertThat(late).hasSize(BROWSERS * DECISIONS);
    }

    private static double milliseconds(Duration all) {
        return all.toMillis() / (double) DECISIONS;
    }

    private static Duration spent(Work work) throws Exception {
        Duration before = RunningKunci.get().processorTime();
        work.run();
        return RunningKunci.get().processorTime().minus(before);
    }

    /** Decides to and fro, the next time when every screen shows the last one. */
    private void decide(int times) {
        for (int i = 0; i < times; i++) {
            String before = i % 2 == 0 ? "Approved" : "Revoked";
            String after = i % 2 == 0 ? "Revoked" : "Approved";
            status(approver, "Status of " + NAME + ": " + before).click();
            dialog(approver).getByLabel("Reason").fill("to and fro");
            long decided = System.currentTimeMillis();
            answer(approver);
            assertThat(status(approver, "Status of " + NAME + ": " + after)).isVisible();
            for (Page page : open) {
                page.waitForFunction("count => window.seen.length === count", i + 1);
                late.add(((Number) page.evaluate("() => window.seen.at(-1)")).longValue() - decided);
            }
        }
    }
}
