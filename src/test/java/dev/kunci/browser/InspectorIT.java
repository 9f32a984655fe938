package dev.kunci.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A key was found in public: two clicks after pasting it is revoked and replaced, and the key itself is stored nowhere.
 */
class InspectorIT extends Story {

    private static final String STATUSES =
            "select string_agg(product_id || ' ' || status, ', ' order by product_id) from product_grant"
                    + " where credential_id = ?::uuid";

    private static final String TABLES =
            "select string_agg(relname, ', ') from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace"
                    + " and case when has_table_privilege(oid, 'select') then position(? in"
                    + " query_to_xml('select * from ' || quote_ident(relname), false, true, '')::text) > 0 end";

    @Test
    void twoClicksAfterItWasPastedALeakedKeyIsReplaced() throws Exception {
        String found = RunningKunci.database("select c.id || ' ' || c.app_id || ' ' || c.key_hint from credential c"
                + " join app a on a.id = c.app_id join developer d on d.id = a.developer_id"
                + " join product_grant g on g.credential_id = c.id and g.status = 'approved'"
                + " where c.status = 'approved' and a.status = 'approved' and d.status = 'active'"
                + " and c.expires_at is null and (select count(*) from credential o where o.app_id = a.id) = 1"
                + " order by c.id desc limit 1");
        String id = found.split(" ")[0];
        String app = found.split(" ")[1];
        String hint = found.split(" ")[2];
        String before = RunningKunci.database(STATUSES, id);
        Page page = signedIn("ops");
        String key = revealed(page, app);
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        page.evaluate("key => navigator.clipboard.writeText(key)", key);

        page.navigate("/o/acme/inspector");
        assertThat(page.locator(".inspector-bar input")).isFocused();
        page.keyboard().type("nobody has this");
        click(page, "Look up");
        assertThat(page.locator(".inspector-nothing h2")).containsText("No key of this organization");
        page.locator(".inspector-bar input").press("Control+A");
        page.keyboard().press("Control+V");
        assertThat(page.locator(".verdict h2")).containsText("This key passes");
        page.waitForURL("**/o/acme/inspector?key=" + id);
        assertThat(page.locator(".inspector-bar input")).hasValue("");
        assertThat(page.content()).doesNotContain(key).contains(hint + "…");
        assertThat(page.title()).doesNotContain(key);

        click(page, "Revoke as leaked");
        click(page, "Revoke and replace");

        assertThat(page.locator(".issued .key-value").first()).isVisible();
        String next = page.locator(".issued .key-value").first().innerText();
        assertThat(next).hasSize(32).isNotEqualTo(key);
        click(page, "Done");
        assertThat(page.locator(".verdict h2")).containsText("was revoked on");
        assertThat(page.locator(".verdict-sentence")).containsText("Reason: Leaked");
        assertThat(RunningKunci.database("select status from credential where id = ?::uuid", id))
                .isEqualTo("revoked");
        String replacement = RunningKunci.database(
                "select id from credential where app_id = ?::uuid and status = 'approved' and id <> ?::uuid", app, id);
        assertThat(RunningKunci.database(STATUSES, replacement)).isEqualTo(before);
        assertThat(RunningKunci.database(
                        "select concat_ws(' ', actor, action, reason, after->>'leaked') from audit_record"
                                + " where subject_id = ?::uuid order by at desc limit 1",
                        id))
                .isEqualTo("ops@example.com revoke Leaked true");
        assertThat(page.locator(".issued")).hasCount(0);
        assertThat(page.content()).doesNotContain(key).doesNotContain(next);
        assertThat(RunningKunci.database(TABLES, key)).isEqualTo("null");
        assertThat(RunningKunci.get().said()).noneMatch(line -> line.contains(key) || line.contains(next));

        inIndonesian(hint);
    }

    private void inIndonesian(String hint) throws Exception {
        Page page = window(390, ColorScheme.DARK, "id");
        signIn(page, "viewer");
        page.navigate("/o/acme/inspector");
        page.locator(".inspector-bar input").fill(hint + "…");
        page.locator(".inspector-bar input").press("Enter");
        assertThat(page.locator(".verdict h2"))
                .containsText("Kunci ini tidak berlaku: kunci " + hint + "… dicabut pada");
        click(page, "Jelaskan kepada pengembang");
        assertThat(page.locator(".explanation")).containsText("karena kunci ini dicabut");
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
    }

    private static String revealed(Page page, String app) {
        page.navigate("/o/acme/apps/" + app + "?tab=credentials");
        page.getByText("Reveal").first().click();
        assertThat(page.getByText("Hide").first()).isVisible();
        return page.locator(".key-value").first().innerText();
    }
}
