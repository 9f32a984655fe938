package dev.kunci.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** An approver with a keyboard and nothing else. */
class ApprovalsIT extends Story {

    private static final int MANY = 25;

    private static final String ASK = """
            with pair as (
              select c.organization_id, c.id as credential, p.id as product, gen_random_uuid() as id,
                row_number() over (order by c.id) as place
              from organization o join credential c on c.organization_id = o.id
              join api_product p on p.organization_id = o.id and p.name = 'Payouts'
              where o.name = 'acme' and not exists (select 1 from product_grant g
                where g.organization_id = o.id and g.credential_id = c.id and g.product_id = p.id)
              order by c.id limit ?),
            recorded as (insert into audit_record (organization_id, actor, channel, action, subject_type, subject_id,
                subject, after, outcome)
              select organization_id, ?, 'system', 'create', 'grant', id, 'story', '{"status": "pending"}', 'done' from pair),
            asked as (insert into product_grant (organization_id, id, credential_id, product_id, requested_at,
                requested_by, request_reason, status, status_changed_at, status_changed_by)
              select organization_id, id, credential, product, now() + place * interval '1 second', ?, 'we need it',
                'pending', now(), 'story' from pair returning id)
            select count(*) from asked
            """;

    private static final String DECIDED = """
            select concat_ws(' ', count(distinct r.reason), count(distinct g.id),
              count(*) filter (where r.action = 'revoke'), count(*) filter (where g.status = 'pending'))
            from product_grant g join audit_record r on r.subject_id = g.id and r.actor = 'approver@example.com'
              and r.action in ('approve', 'revoke') and r.outcome = 'done' and r.reason like ?
            where g.requested_by = ?
            """;

    @AfterAll
    static void inEnglishAgain() throws SQLException {
        RunningKunci.database("update operator set language = null where email = 'approver@example.com' returning id");
    }

    @Test
    void twentyFiveRequestsAreDecidedByKeyboardAloneEachWithItsReason() throws Exception {
        Page page = queue("story@example.com", MANY, "en");
        Words words = new Words("en");
        assertThat(page.locator(".case h2")).containsText("Payouts for ");

        page.keyboard().press("?");
        assertThat(page.locator("vaadin-dialog .kbd").first()).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator("vaadin-dialog .kbd")).hasCount(0);

        page.keyboard().press("/");
        page.keyboard().type("arx");
        assertThat(page.locator(".verdict-form:not([hidden])")).hasCount(0);
        assertThat(page.locator(".count")).hasText(words.of("approvals.count", 0));
        page.keyboard().press("ControlOrMeta+a");
        page.keyboard().press("Delete");
        assertThat(page.locator(".count")).hasText(words.of("approvals.count", MANY));
        page.keyboard().press("Escape");

        Instant start = Instant.now();
        for (int i = 1; i <= MANY; i++) {
            page.keyboard().press(i % 5 == 0 ? "r" : "a");
            page.keyboard().type("Story reason " + i);
            page.keyboard().press("Enter");
        }
        assertThat(page.locator(".count")).hasText(words.of("approvals.count", 0));
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofMinutes(2));

        assertThat(RunningKunci.database(DECIDED, "Story reason %", "story@example.com"))
                .isEqualTo("25 25 5 0");
        assertThat(rows(page, "approved")).not().hasCount(0);
        page.keyboard().press("u");
        assertThat(page.locator(".count")).hasText(words.of("approvals.count", 1));
        page.keyboard().press("a");
        Locator field = page.locator(".verdict-form:not([hidden]) input");
        assertThat(field).hasValue("");
        page.keyboard().insertText("x".repeat(1_001));
        assertThat(page.locator(".verdict-form:not([hidden]) .length")).hasText("1,001 / 1,000");
        page.keyboard().press("Enter");
        assertThat(page.locator("#verdict-long-approve")).isVisible();
        assertThat(page.locator(".count")).hasText(words.of("approvals.count", 1));
        page.keyboard().press("Escape");
        page.keyboard().press("r");
        assertThat(page.locator(".verdict-form:not([hidden]) input")).hasValue("");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page.locator(".count")).hasText(words.of("approvals.count", 0));
        assertThat(
                        RunningKunci.database(
                                "select reason from audit_record where actor = 'approver@example.com' order by at desc limit 1"))
                .isEqualTo("Story reason 20");

        page.keyboard().press("e");
        page.waitForURL(Pattern.compile(".*/o/acme/apps/.*"));
    }

    @Test
    void aFewAreSelectedAndRejectedTogetherInIndonesian() throws Exception {
        Page page = queue("cerita@example.com", 3, "id");
        Words words = new Words("id");
        assertThat(page.locator("h1")).hasText(words.of("approvals.title"));

        page.keyboard().press("x");
        page.keyboard().press("j");
        page.keyboard().press("x");
        assertThat(page.locator(".selection-bar")).containsText(words.of("approvals.selected", 2));
        page.keyboard().press("r");
        assertThat(page.locator("vaadin-dialog textarea")).isFocused();
        page.keyboard().type("Kontrak belum ada");
        page.keyboard().press("Tab");
        page.locator("vaadin-dialog vaadin-button[theme~=primary]").press("Enter");
        assertThat(page.locator(".count")).hasText(words.of("approvals.count", 1));
        assertThat(rows(page, "revoked")).hasCount(2);
        assertThat(RunningKunci.database(DECIDED, "Kontrak%", "cerita@example.com"))
                .isEqualTo("1 2 2 0");
    }

    /** These requests alone, the first of them under the keys. */
    private Page queue(String requester, int requests, String language) throws Exception {
        assertThat(RunningKunci.database(ASK, requests, requester, requester)).isEqualTo(String.valueOf(requests));
        RunningKunci.database(
                "update operator set language = ? where email = 'approver@example.com' returning id", language);
        Page page = signedIn("approver");
        page.navigate("/o/acme/approvals?by=" + requester);
        assertThat(page.locator(".count")).hasText(new Words(language).of("approvals.count", requests));
        page.waitForFunction("() => document.querySelector('vaadin-grid')?.shadowRoot.activeElement?.matches('td')");
        return page;
    }

    private static Locator rows(Page page, String state) {
        return page.locator(".ask[data-state=" + state + "]:visible");
    }
}
