package dev.kunci.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What open screens cost while somebody decides, and how soon they show it; as many as {@code kunci.drill.browsers} says. */
class LiveDrill extends Story {

    private static final int BROWSERS = Integer.getInteger("kunci.drill.browsers", 100);
    private static final int DECISIONS = 40;
    private static final String NAME = "Customer profiles mobile";
    private static final String LIST = "/o/acme/apps?q=customer-profiles-mobile-1";

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

    @Test
    void openScreensCostLittle() throws Exception {
        Page approver = signedIn("approver");
        approver.navigate(LIST);
        decide(approver, 10);
        double alone = milliseconds(decide(approver, DECISIONS));

        List<Page> open = new ArrayList<>();
        for (int i = 0; i < BROWSERS; i++) {
            open.add(signedIn("viewer"));
            open.getLast().navigate(LIST);
            assertThat(open.getLast().locator("vaadin-grid").getByText(NAME)).isVisible();
        }
        open.forEach(page -> page.evaluate(WATCH));
        List<Long> decided = new ArrayList<>();
        Duration spent = decide(approver, DECISIONS, decided);
        double together = milliseconds(spent);
        List<Long> late = new ArrayList<>();
        for (Page page : open) {
            page.waitForFunction("count => window.seen.length >= count", DECISIONS);
            List<?> seen = (List<?>) page.evaluate("() => window.seen");
            for (int i = 0; i < DECISIONS; i++) {
                late.add(((Number) seen.get(i)).longValue() - decided.get(i));
            }
        }
        Collections.sort(late);

        System.out.printf(
                "%d open browsers, %d decisions. Processor time of Kunci per decision: %.0f ms with none open, %.0f ms with %d,"
                        + " that is %.2f ms a browser.%nOn the others' screens after the notice on the first: p50 %d ms, p95 %d ms,"
                        + " last %d ms.%n",
                BROWSERS,
                DECISIONS,
                alone,
                together,
                BROWSERS,
                (together - alone) / BROWSERS,
                late.get(late.size() / 2),
                late.get(late.size() * 95 / 100),
                late.getLast());
        assertThat(late).hasSize(BROWSERS * DECISIONS);
    }

    private static double milliseconds(Duration all) {
        return all.toMillis() / (double) DECISIONS;
    }

    private static Duration decide(Page page, int times) throws IOException {
        return decide(page, times, new ArrayList<>());
    }

    private static Duration decide(Page page, int times, List<Long> at) throws IOException {
        Duration before = RunningKunci.get().processorTime();
        for (int i = 0; i < times; i++) {
            boolean revoke = i % 2 == 0;
            decide(page, NAME, revoke ? "Approved" : "Revoked", revoke ? "Revoked" : "Approved");
            at.add(System.currentTimeMillis());
        }
        return RunningKunci.get().processorTime().minus(before);
    }
}
