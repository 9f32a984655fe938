package dev.kunci.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over a hundred apps at once by keyboard: the impact is shown before, the result after, and it is undone. */
class BulkIT extends Story {

    private static final String LIST = "/o/acme/apps?q=.example";

    /** How many apps match and how many of them are revoked, their keys that pass calls and whose, and all other apps. */
    private static final String STATE = """
            with apps as (select a.*, concat(d.email, a.name, a.display_name) like '%.example%' as matches,
                coalesce(d.id, g.id) as owner, coalesce(d.status, g.status) = 'active' as active
              from organization o join app a on a.organization_id = o.id left join developer d on d.id = a.developer_id
              left join app_group g on g.id = a.app_group_id where o.name = 'acme'),
            passing as (select c.id, a.owner from apps a join credential c on c.app_id = a.id
              where a.matches and a.active and a.status = 'approved' and c.status = 'approved'
              and coalesce(c.expires_at, 'infinity') > now()
              and 'approved' in (select status from product_grant where credential_id = c.id))
            select concat_ws(' ', count(*) filter (where matches), count(*) filter (where matches and status = 'revoked'),
              (select count(*) from passing), (select count(distinct owner) from passing),
              md5(string_agg(id || status, ',' order by id) filter (where not matches))) from apps
            """;

    /** Which apps are revoked. */
    private static final String REVOKED =
            "select string_agg(id::text, ',' order by id) from app where status = 'revoked'";

    /** How many apps were revoked for this reason, and how many of them stand so on record. */
    private static final String RECORDS = """
            select concat_ws(' ', count(*), count(distinct r.subject_id), count(*) filter (where a.status = 'revoked'))
            from audit_record r join app a on a.id = r.subject_id
            where r.actor = 'approver@example.com' and r.action = ? and r.outcome = 'done' and r.subject_type = 'app'
              and coalesce(r.reason, '') = ? and r.at > ?::timestamptz
            """;

    private Page page;
    private Words words;
    private String began;

    @ParameterizedTest
    @ValueSource(strings = {"en", "id"})
    void allThatMatchAreRevokedAccountedForAndUndone(String language) throws Exception {
        open(language, LIST);
        State before = State.now();
        String revokedBefore = RunningKunci.database(REVOKED);
        int changing = before.matching() - before.revoked();
        assertThat(before.revoked()).isPositive();
        assertThat(revokeAll(before.matching(), "Story " + language))
                .containsExactly(
                        said("status.bulk.preview.change", changing),
                        said("status.bulk.preview.already", before.revoked()),
                        words.of("status.bulk.preview.stop", before.passing(), before.owners()));

        Locator report = page.getByRole(AriaRole.DIALOG);
        report.locator("h3").first().waitFor();
        assertThat(report.locator("h3")).hasText(new String[] {
            said("status.bulk.changed", changing), said("status.bulk.already", before.revoked())
        });
        assertThat(report).isFocused();
        assertThat(State.now()).isEqualTo(new State(before.matching(), before.matching(), 0, 0, before.others()));
        assertThat(records("revoke", "Story " + language)).isEqualTo(changing + " " + changing + " " + changing);
        accountedFor(before, download(report));

        page.keyboard().press("Tab");
        assertThat(button(report, "status.undo")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.getByText(words.of("status.undone", changing))).isVisible();
        assertThat(State.now()).isEqualTo(before);
        assertThat(RunningKunci.database(REVOKED)).isEqualTo(revokedBefore);
        assertThat(records("restore", "")).isEqualTo(changing + " " + changing + " 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "id"})
    void theNoticeUndoesThemAllAFewTabsAway(String language) throws Exception {
        open(language, LIST + "&status=approved");
        State before = State.now();
        String revokedBefore = RunningKunci.database(REVOKED);
        int changing = before.matching() - before.revoked();
        assertThat(revokeAll(changing, "Notice " + language))
                .containsExactly(
                        said("status.bulk.preview.change", changing),
                        words.of("status.bulk.preview.stop", before.passing(), before.owners()));

        Locator notice = page.locator("vaadin-notification-card");
        notice.waitFor();
        assertThat(page.locator(".count [role=status]")).hasText(words.of("apps.count", 0));
        assertThat(notice).containsText(said("status.bulk.done.app", changing));
        tabTo(button(notice, "status.undo"));
        assertThat(records("revoke", "Notice " + language)).isEqualTo(changing + " " + changing + " " + changing);
        page.keyboard().press("Enter");

        assertThat(page.locator(".count [role=status]")).hasText(words.of("apps.count", changing));
        assertThat(State.now()).isEqualTo(before);
        assertThat(RunningKunci.database(REVOKED)).isEqualTo(revokedBefore);
    }

    private void open(String language, String list) throws Exception {
        words = new Words(language);
        began = RunningKunci.database("select now()");
        page = signedIn("approver", words);
        page.navigate(list);
        page.locator(".data-list-name").first().waitFor();
    }

    /**
     * By the keyboard alone: one row, then all that match, the reason, and Ctrl and Enter.
     *
     * @return what was foreseen
     */
    private List<String> revokeAll(int matching, String reason) {
        assertThat(page.locator(".count [role=status]")).hasText(words.of("apps.count", matching));
        Locator bar = page.locator(".selection-bar");
        page.locator(".filters input").last().focus();
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().press("Space");
        assertThat(bar).containsText(words.of("apps.selected", 1));
        Locator all = bar.getByText(words.of("list.selection.all", matching));
        all.press("Enter");
        assertThat(bar).containsText(words.of("apps.selected", matching));
        assertThat(all).isHidden();
        assertThat(button(bar, "apps.selection.clear")).isFocused();
        page.keyboard().press("Shift+Tab");
        assertThat(button(bar, "apps.selection.revoke")).isFocused();
        page.keyboard().press("Enter");

        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog.locator("textarea")).isFocused();
        assertThat(dialog.locator(".bulk-preview li").last()).isVisible();
        List<String> foreseen = dialog.locator(".bulk-preview li").allInnerTexts();
        page.keyboard().type(reason);
        page.keyboard().press("Control+Enter");
        return foreseen;
    }

    /** From where the decision has left the focus, without a way round the page. */
    private void tabTo(Locator goal) {
        for (int i = 0; i < 4 && !Boolean.TRUE.equals(goal.evaluate("goal => goal === document.activeElement")); i++) {
            page.keyboard().press("Tab");
        }
        assertThat(goal).isFocused();
    }

    private Path download(Locator report) {
        Locator link = report.getByText(words.of("status.bulk.file"));
        page.keyboard().press("Tab");
        assertThat(link).isFocused();
        Download file = page.waitForDownload(() -> page.keyboard().press("Enter"));
        assertThat(file.suggestedFilename()).isEqualTo("kunci-decisions.csv");
        return file.path();
    }

    /** Each app has a line of its own, with its name, level, outcome, status and id. */
    private static void accountedFor(State before, Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(1 + before.matching());
        assertThat(lines.getFirst()).isEqualTo("\uFEFFname,level,outcome,status,since,by,why,id");
        assertThat(lines.stream().filter(line -> line.contains(",app,applied,revoked,")))
                .hasSize(before.matching() - before.revoked())
                .allMatch(line -> line.contains(",approver@example.com,,"));
        assertThat(lines.stream().filter(line -> line.contains(",app,already,revoked,")))
                .hasSize(before.revoked());
        assertThat(lines.stream().map(line -> line.substring(line.lastIndexOf(','))))
                .doesNotHaveDuplicates();
    }

    private String records(String action, String reason) throws SQLException {
        return RunningKunci.database(RECORDS, action, reason, began);
    }

    private String said(String key, int number) {
        return words.of(key, number, words.of("status.revoked").toLowerCase(Locale.ROOT));
    }

    private Locator button(Locator place, String key) {
        return place.getByRole(
                AriaRole.BUTTON,
                new Locator.GetByRoleOptions().setName(words.of(key)).setExact(true));
    }

    /**
     * @param passing how many keys of the apps that match pass calls
     * @param others how the apps stand that do not match
     */
    private record State(int matching, int revoked, int passing, int owners, String others) {

        static State now() throws SQLException {
            String[] found = RunningKunci.database(STATE).split(" ");
            return new State(
                    Integer.parseInt(found[0]),
                    Integer.parseInt(found[1]),
                    Integer.parseInt(found[2]),
                    Integer.parseInt(found[3]),
                    found[4]);
        }
    }
}
