package dev.kunci.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import dev.kunci.portal.app.AppView;
import dev.kunci.portal.app.create.NewAppView;
import dev.kunci.portal.app.list.AppsView;
import dev.kunci.portal.audit.AuditView;
import dev.kunci.portal.error.NotFoundView;
import dev.kunci.portal.error.RefusedView;
import dev.kunci.portal.error.UnexpectedView;
import dev.kunci.portal.frame.HomeView;
import dev.kunci.portal.frame.LoginView;
import dev.kunci.portal.frame.PasswordView;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Everything a person can see in the portal. */
final class Sights {

    private static final String ACME = "/o/acme/";

    private Sights() {}

    /** Mends what was broken to see how that looks. */
    static void mend() throws SQLException {
        RunningKunci.database("update credential set issued_at = now() where issued_at = 'infinity' returning id");
    }

    static List<Sight> all() throws SQLException {
        List<Sight> all = new ArrayList<>();
        all.addAll(gates());
        all.addAll(errors());
        all.addAll(apps());
        all.addAll(app());
        all.addAll(audit());
        all.addAll(PeopleSights.all());
        all.addAll(ProductSights.all());
        all.addAll(ApprovalSights.all());
        all.addAll(OwnerSights.all());
        all.addAll(InspectorSights.all());
        return all;
    }

    private static List<Sight> gates() throws SQLException {
        RunningKunci.database("insert into operator (id, email, name, password_hash)"
                + " select uuid7(), 'nobody@example.com', 'Nobody Yet', password_hash from operator"
                + " where email = 'viewer@example.com' on conflict do nothing returning email");
        return List.of(
                Sight.of(LoginView.class, "login", null, "/login"),
                Sight.of(LoginView.class, "login-error", null, "/login?error"),
                Sight.of(LoginView.class, "login-wait", null, "/login?wait=30"),
                Sight.of(PasswordView.class, "password", "viewer", "/password"),
                Sight.of(PasswordView.class, "password-wrong", "viewer", "/password")
                        .after((page, words) -> {
                            page.locator("input").nth(1).fill("one thing");
                            page.locator("input").nth(2).fill("another");
                            Story.click(page, words.of("password.save"));
                            assertThat(page.getByText(words.of("password.different")))
                                    .isVisible();
                        }),
                Sight.of(HomeView.class, "home-no-organization", "nobody", "/"));
    }

    private static List<Sight> errors() throws SQLException {
        String broken = RunningKunci.database(
                "update credential set issued_at = 'infinity' where id = (select max(id::text)::uuid from credential)"
                        + " returning app_id");
        return List.of(
                Sight.of(NotFoundView.class, "not-found", "viewer", ACME + "nothing"),
                Sight.of(NotFoundView.class, "not-found-app", "viewer", ACME + "apps/nothing"),
                Sight.of(RefusedView.class, "missing-role", "viewer", ACME + "audit"),
                Sight.of(RefusedView.class, "missing-role-admin", "admin", ACME + "audit"),
                Sight.of(UnexpectedView.class, "unexpected", "viewer", ACME + "apps/" + broken + "?tab=credentials"));
    }

    private static List<Sight> apps() {
        String apps = ACME + "apps";
        return List.of(
                Sight.of(AppsView.class, "apps", "approver", apps),
                Sight.of(AppsView.class, "apps-viewer", "viewer", apps),
                Sight.of(AppsView.class, "apps-none", "viewer", apps + "?q=zzzz"),
                Sight.of(AppsView.class, "apps-status", "approver", apps).after((page, words) -> openStatus(page)),
                Sight.of(AppsView.class, "apps-products", "viewer", apps).after((page, words) -> {
                    unfold(page);
                    page.locator("vaadin-combo-box").first().locator("input").click();
                    assertThat(page.locator("vaadin-combo-box-item").first()).isVisible();
                }),
                Sight.of(AppsView.class, "apps-statuses", "viewer", apps).after((page, words) -> {
                    unfold(page);
                    page.locator("vaadin-select").first().click();
                    assertThat(page.locator("vaadin-select-item").first()).isVisible();
                }),
                Sight.of(AppsView.class, "apps-selected", "approver", apps).after(Sights::select),
                Sight.of(AppsView.class, "apps-bulk", "approver", apps).after((page, words) -> {
                    select(page, words);
                    Story.click(page, words.of("apps.selection.revoke"));
                    assertThat(page.locator(".bulk-preview li").first()).isVisible();
                }),
                Sight.of(AppsView.class, "apps-all-selected", "approver", apps).after((page, words) -> {
                    select(page, words);
                    page.locator(".selection-bar vaadin-button[theme~=tertiary]")
                            .first()
                            .click();
                    assertThat(page.locator("vaadin-grid vaadin-checkbox[checked]:visible")
                                    .nth(5))
                            .isVisible();
                }),
                Sight.of(AppsView.class, "apps-columns", "approver", apps).after((page, words) -> {
                    page.locator(".data-list-menu vaadin-menu-bar-button")
                            .first()
                            .click();
                    assertThat(page.getByText(words.of("list.menu.compact"))).isVisible();
                }),
                Sight.of(AppsView.class, "palette", "editor", apps).after((page, words) -> {
                    page.keyboard().press("Control+k");
                    page.locator(".palette-box input").fill("we");
                    assertThat(page.locator("#palette-app")).isVisible();
                }),
                Sight.of(AppsView.class, "palette-none", "viewer", apps).after((page, words) -> {
                    page.locator(".palette-button").click();
                    page.locator(".palette-box input").fill("zzzz");
                    assertThat(page.locator(".palette-box > span:not(.unseen)")).isVisible();
                }),
                Sight.of(NewAppView.class, "app-new", "editor", apps + "/new"),
                Sight.of(AppsView.class, "person-menu", "approver", apps).after((page, words) -> {
                    page.locator(".person-menu vaadin-menu-bar-button").first().click();
                    assertThat(page.getByText(words.of("person.sign-out")).first())
                            .isVisible();
                }));
    }

    private static List<Sight> app() throws SQLException {
        String waiting = ACME + "apps/"
                + RunningKunci.database(
                        "select c.app_id from product_grant g join credential c on c.id = g.credential_id"
                                + " where g.status = 'pending' order by g.id desc limit 1");
        String keys = waiting + "?tab=credentials";
        return List.of(
                Sight.of(AppView.class, "app", "viewer", waiting),
                Sight.of(AppView.class, "app-edit", "editor", waiting),
                Sight.of(AppView.class, "app-wrong", "editor", waiting).after((page, words) -> {
                    page.getByLabel(words.of("app.field.callback")).fill("nonsense");
                    Story.click(page, words.of("form.save"));
                    assertThat(page.locator("vaadin-text-field[invalid]")).isVisible();
                }),
                Sight.of(AppView.class, "app-leave", "editor", waiting).after((page, words) -> {
                    page.getByLabel(words.of("app.field.notes")).fill("Half a sentence");
                    page.locator(".trail a").first().click();
                    assertThat(page.locator("vaadin-confirm-dialog vaadin-button")
                                    .first())
                            .isVisible();
                }),
                Sight.of(AppView.class, "app-keys", "viewer", keys),
                Sight.of(AppView.class, "app-keys-approver", "approver", keys),
                Sight.of(AppView.class, "app-keys-status", "approver", keys).after((page, words) -> openStatus(page)),
                Sight.of(AppView.class, "app-keys-editor", "editor", keys),
                Sight.of(AppView.class, "app-key-revealed", "editor", keys).after((page, words) -> {
                    page.getByText(words.of("app.key.reveal")).first().click();
                    assertThat(page.getByText(words.of("app.key.hide")).first()).isVisible();
                }),
                dialog("app-key-new", keys, "app.key.new"),
                dialog("app-key-import", keys, "app.key.import"),
                dialog("app-product-add", keys, "app.product.add"),
                Sight.of(AppView.class, "app-product-remove", "editor", keys).after((page, words) -> {
                    page.locator(".grants vaadin-button").first().click();
                    assertThat(page.locator(".delete-dialog vaadin-button").first())
                            .isVisible();
                }),
                Sight.of(AppView.class, "app-history", "viewer", waiting + "?tab=history"));
    }

    private static List<Sight> audit() throws SQLException {
        String record = RunningKunci.database("select id from audit_record where action = 'revoke' and reason <> ''"
                + " and organization_id = (select id from organization where name = 'acme') order by at limit 1");
        String audit = ACME + "audit";
        return List.of(
                Sight.of(AuditView.class, "audit", "auditor", audit),
                Sight.of(AuditView.class, "audit-none", "auditor", audit + "?who=zzzz"),
                Sight.of(AuditView.class, "audit-record", "auditor", audit + "?record=" + record),
                Sight.of(AuditView.class, "audit-calendar", "auditor", audit).after((page, words) -> {
                    unfold(page);
                    page.locator("vaadin-date-picker [slot=input]").first().click();
                    assertThat(page.locator("vaadin-date-picker-overlay-content"))
                            .isVisible();
                }));
    }

    private static Sight dialog(String name, String address, String button) {
        return Sight.of(AppView.class, name, "editor", address).after((page, words) -> {
            page.getByText(words.of(button)).first().click();
            assertThat(page.locator("vaadin-dialog vaadin-button").first()).isVisible();
        });
    }

    /** On a narrow screen the filters are to be asked for. */
    private static void unfold(Page page) {
        if (page.locator(".filters-toggle").isVisible()) {
            page.locator(".filters-toggle").click();
        }
    }

    static void openStatus(Page page) {
        page.locator(".status-button").first().click();
        assertThat(Story.dialog(page).locator("textarea")).isVisible();
    }

    private static void select(Page page, Words words) {
        page.locator("vaadin-grid vaadin-checkbox:visible").nth(1).click();
        assertThat(page.locator(".selection-bar")).isVisible();
    }
}
