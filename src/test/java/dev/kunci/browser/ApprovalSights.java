package dev.kunci.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import dev.kunci.portal.approval.ApprovalsView;
import dev.kunci.portal.error.RefusedView;
import java.util.List;

/** The approval queue as people see it. */
final class ApprovalSights {

    private ApprovalSights() {}

    static List<Sight> all() {
        String approvals = "/o/acme/approvals";
        return List.of(
                Sight.of(ApprovalsView.class, "approvals", "approver", approvals)
                        .after((page, words) -> loaded(page)),
                Sight.of(ApprovalsView.class, "approvals-none", "approver", approvals + "?q=zzzz"),
                Sight.of(RefusedView.class, "approvals-viewer", "viewer", approvals),
                Sight.of(ApprovalsView.class, "approvals-case", "approver", approvals + "?again=yes")
                        .after((page, words) -> {
                            loaded(page);
                            page.locator(".ask-product").first().click();
                            assertThat(page.locator(".case .case-record").first())
                                    .isVisible();
                        }),
                Sight.of(ApprovalsView.class, "approvals-reason", "approver", approvals)
                        .after((page, words) -> {
                            loaded(page);
                            page.locator(".ask-verb--revoke").first().click();
                            assertThat(page.locator(".verdict-form:not([hidden]) input"))
                                    .isFocused();
                        }),
                Sight.of(ApprovalsView.class, "approvals-bulk", "approver", approvals)
                        .after((page, words) -> {
                            loaded(page);
                            page.locator("vaadin-grid vaadin-checkbox:visible")
                                    .nth(1)
                                    .click();
                            Story.click(page, words.of("approvals.selection.revoke"));
                            assertThat(page.locator("vaadin-dialog textarea")).isFocused();
                        }),
                Sight.of(ApprovalsView.class, "approvals-keys", "approver", approvals)
                        .after((page, words) -> {
                            loaded(page);
                            page.locator("main#content").focus();
                            page.keyboard().press("ArrowDown");
                            page.keyboard().press("?");
                            assertThat(page.locator("vaadin-dialog .kbd").first())
                                    .isVisible();
                        }));
    }

    /** The script of the page has marked the row that is looked at. */
    private static void loaded(Page page) {
        page.waitForFunction("() => document.querySelector('.workbench')?.begin && document.adoptedStyleSheets"
                + ".some(sheet => sheet.cssRules.length > 0 && sheet.cssRules[0].cssText.includes('data-ask'))");
    }
}
