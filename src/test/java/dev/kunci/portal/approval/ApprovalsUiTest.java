package dev.kunci.portal.approval;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.kunci.approval.Decision;
import dev.kunci.approval.Decisions;
import dev.kunci.approval.Verb;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.portal.ledger.EmptyLedger;
import dev.kunci.portal.ledger.RowCount;
import dev.kunci.portal.ledger.SelectionBar;
import dev.kunci.registry.Level;
import dev.kunci.registry.Target;
import dev.kunci.review.Choices.Product;
import dev.kunci.review.PendingAge;
import dev.kunci.testing.Scene;
import dev.kunci.testing.UiTest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The queue: who gets it, what a row tells, and every way of deciding on one request or on many. */
class ApprovalsUiTest extends UiTest {

    @Autowired
    private Decisions decisions;

    private Scene.Weather ana;
    private Scene.Weather bo;
    private UUID stock;
    private Actor editor;
    private Actor rina;
    private String address;

    @BeforeEach
    void threeRequests() {
        ana = scene.weather();
        bo = scene.weather(ana.organization(), ana.organizationName(), "bo@example.com", "Old importer");
        editor = scene.operator(ana.organization(), Role.EDITOR);
        stock = scene.request(editor, ana);
        rina = scene.operator(ana.organization(), Role.APPROVER);
        address = "o/" + ana.organizationName() + "/approvals";
        signIn(rina);
        navigate(address);
    }

    @Test
    void theOldestIsLookedAtWithAllThatIsKnownAboutIt() {
        assertThat(count()).isEqualTo("3 waiting");
        assertThat(badge()).isEqualTo("3");
        assertThat(GridKt._size(grid())).isEqualTo(3);
        assertThat(_get(H2.class).getText()).isEqualTo("Weather for Weather mobile");
        assertThat(panel())
                .contains("“we show the weather”", "ana@example.com", "manual", "Orders", "Stock")
                .contains("Terms of the product", "Earlier, for this app and product");

        look(2);
        assertThat(_get(H2.class).getText()).isEqualTo("Stock for Weather mobile");
        assertThat(panel()).contains("“asked for by phone”", editor.name());
    }

    @Test
    void onlyApproversGetItAndEachSeesWhatTheyDecideOn() {
        signIn(editor);
        navigate(address);
        assertThat(_get(H1.class).getText()).isEqualTo("Your roles do not allow this");
        assertThat(_find(SideNavItem.class)).extracting(SideNavItem::getLabel).doesNotContain("Approvals");

        signIn(scene.operator(ana.organization(), Set.of(bo.manualProduct()), Role.APPROVER));
        navigate("");
        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPath())
                .isEqualTo(address);
        assertThat(count()).isEqualTo("1 waiting");
        assertThat(badge()).isEqualTo("1");
        assertThat(_get(H2.class).getText()).isEqualTo("Weather for Old importer");
        UUID other = ana.manualGrant();
        command("decide", other, "approve", "not mine");
        assertThat(status(other)).isEqualTo("pending");
    }

    @Test
    void aDecidedRowStaysInItsPlaceUntilItIsClearedOrUndone() {
        command("decide", ana.manualGrant(), "approve", "  contract signed ");

        assertThat(status(ana.manualGrant())).isEqualTo("approved");
        assertThat(database.text(
                        "select reason from audit_record where subject_id = ? and actor = ?",
                        ana.manualGrant(),
                        rina.name()))
                .isEqualTo("contract signed");
        assertThat(count()).isEqualTo("2 waiting");
        assertThat(badge()).isEqualTo("2");
        assertThat(row(0)).isEqualTo(ana.manualGrant());
        assertThat(row(1)).isEqualTo(bo.manualGrant());
        assertThat(said()).isEqualTo("Approved: Weather for Weather mobile");
        assertThat(offered("approve")).containsExactly("contract signed");

        command("undo", null, "", "");
        assertThat(status(ana.manualGrant())).isEqualTo("pending");
        assertThat(count()).isEqualTo("3 waiting");

        command("decide", ana.manualGrant(), "revoke", "");
        assertThat(status(ana.manualGrant())).isEqualTo("revoked");
        _click(_get(Button.class, s -> s.withText("Clear decided")));
        assertThat(GridKt._size(grid())).isEqualTo(2);
        assertThat(row(0)).isEqualTo(bo.manualGrant());
        assertThat(_get(H2.class).getText()).isEqualTo("Weather for Old importer");

        clock.forward(Duration.ofSeconds(20));
        command("undo", null, "", "");
        assertThat(status(ana.manualGrant())).isEqualTo("revoked");
        assertThat(notice()).startsWith("This can no longer be undone");
    }

    @Test
    void whatSomebodyElseDecidedMeanwhileIsToldAndNothingIsChanged() {
        Actor other = scene.operator(ana.organization(), Role.APPROVER);
        decide(other, ana.manualGrant(), Verb.REVOKE);

        command("decide", ana.manualGrant(), "approve", "fine");

        assertThat(notice()).startsWith("Weather for Weather mobile: " + other.name());
        assertThat(status(ana.manualGrant())).isEqualTo("revoked");
        assertThat(row(0)).isEqualTo(ana.manualGrant());
        assertThat(count()).isEqualTo("2 waiting");
    }

    @Test
    void manyAreRejectedWithOneReasonAndTheOneThatChangedIsNamed() {
        decide(rina, ana.autoGrant(), Verb.REVOKE, "no contract");
        navigate(address + "?sort=waiting");
        _assertNone(SelectionBar.class);
        look(0);
        command("select", ana.manualGrant(), "", "");
        _click(_get(Button.class, s -> s.withText("Select all 3 that match")));
        assertThat(_find(_get(SelectionBar.class), Span.class).getFirst().getText())
                .isEqualTo("3 selected");
        Actor other = scene.operator(ana.organization(), Role.APPROVER);
        decide(other, stock, Verb.REVOKE);
        decide(other, stock, Verb.APPROVE);

        command("many", null, "approve", "");
        assertThat(_get(Dialog.class).getHeaderTitle()).isEqualTo("Approve 3 requests?");
        _get(Dialog.class).close();
        decide(other, stock, Verb.REVOKE);
        command("many", null, "approve", "");
        _get(Dialog.class, s -> s.withPredicate(Dialog::isOpened));
        _get(TextArea.class).setValue("all checked");
        _click(_get(Button.class, s -> s.withText("Approve")));

        assertThat(_find(H3.class, s -> s.withText("1 not changed"))).hasSize(1);
        assertThat(_find(ListItem.class).stream().map(ListItem::getText))
                .contains("Weather for Weather mobile", "Weather for Old importer")
                .anyMatch(line -> line.startsWith("Stock for Weather mobile: " + other.name()));
        assertThat(status(ana.manualGrant())).isEqualTo("approved");
        assertThat(status(stock)).isEqualTo("revoked");
        assertThat(count()).isEqualTo("Nothing waits");
        assertThat(database.count(
                        "select count(*) from audit_record where actor = ? and reason = 'all checked'", rina.name()))
                .isEqualTo(2);
    }

    @Test
    void rejectingManyOffersTheReasonsUsedBefore() {
        decide(rina, ana.autoGrant(), Verb.REVOKE, "no contract");
        navigate(address + "?sort=waiting");
        assertThat(offered("revoke")).containsExactly("no contract");
        command("select", ana.manualGrant(), "", "");
        command("select", bo.manualGrant(), "", "");

        _click(_get(Button.class, s -> s.withText("Reject…")));
        assertThat(_get(Dialog.class).getHeaderTitle()).isEqualTo("Reject 2 requests?");
        _click(_get(_get(Dialog.class), NativeButton.class, s -> s.withText("no contract")));
        _click(_get(Button.class, s -> s.withText("Reject")));

        assertThat(notice()).isEqualTo("2 requests are now Revoked");
        assertThat(database.count(
                        "select count(*) from audit_record where actor = ? and reason = 'no contract'"
                                + " and subject_id in (?, ?)",
                        rina.name(),
                        ana.manualGrant(),
                        bo.manualGrant()))
                .isEqualTo(2);
        command("undo", null, "", "");
        assertThat(status(ana.manualGrant()) + status(bo.manualGrant())).isEqualTo("pendingpending");
    }

    @Test
    void theAddressIsTheView() {
        navigate(address + "?q=importer&age=1d&by=bo&developer=bo@example.com&again=yes&sort=-product");
        assertThat(_get(TextField.class, s -> s.withLabel("Search")).getValue()).isEqualTo("importer");
        assertThat(_get(TextField.class, s -> s.withLabel("Asked by")).getValue())
                .isEqualTo("bo");
        assertThat(_get(Select.class).getValue()).isEqualTo(PendingAge.DAY);
        assertThat(_get(EmptyLedger.class).getElement().getTextRecursively()).contains("No request matches");
        _click(_get(Button.class, s -> s.withText("Clear filters")));
        assertThat(count()).isEqualTo("3 waiting");

        _get(TextField.class, s -> s.withLabel("Search")).setValue("importer");
        assertThat(count()).isEqualTo("1 waiting");
        assertThat(here()).endsWith("?q=importer&sort=-product");
        @SuppressWarnings("unchecked")
        ComboBox<Product> product = _get(ComboBox.class, s -> s.withLabel("API product"));
        assertThat(_get(Anchor.class, s -> s.withText("Export CSV")).getHref()).isNotEmpty();
        product.setValue(new Product(ana.manualProduct(), name(ana.manualProduct()), "Weather", true));
        assertThat(count()).isEqualTo("Nothing waits");
        assertThat(here()).contains("product=Weather-Product");
    }

    @Test
    void whereNothingWaitsItSaysSoAndTheStartPageIsTheListOfApps() {
        for (UUID grant : List.of(ana.manualGrant(), bo.manualGrant(), stock)) {
            decide(rina, grant, Verb.APPROVE);
        }
        navigate("");
        assertThat(here()).isEqualTo("o/" + ana.organizationName() + "/apps");
        navigate(address);
        assertThat(_get(EmptyLedger.class).getElement().getTextRecursively()).contains("Nothing waits");
        _assertNone(Span.class, s -> s.withClasses("nav-count"));
    }

    private static ApprovalsGrid grid() {
        return _get(ApprovalsGrid.class);
    }

    private static UUID row(int index) {
        return GridKt._get(grid(), index).id();
    }

    private static void look(int index) {
        GridKt._clickItem(grid(), index);
    }

    private static String count() {
        return _get(RowCount.class).getText();
    }

    private static String badge() {
        return _get(Span.class, s -> s.withClasses("nav-count")).getText();
    }

    private static String panel() {
        return _get(CasePanel.class).getElement().getTextRecursively();
    }

    private static String said() {
        return _find(Span.class, s -> s.withClasses("unseen")).getLast().getText();
    }

    private static List<String> offered(String verb) {
        return _find(ListItem.class).stream()
                .filter(item -> item.getId().orElse("").startsWith("verdict-" + verb))
                .map(ListItem::getText)
                .toList();
    }

    private static String notice() {
        return _find(_find(Notification.class).getLast(), Span.class).getFirst().getText();
    }

    private static String here() {
        return UI.getCurrent().getInternals().getActiveViewLocation().getPathWithQueryParameters();
    }

    private static void command(String name, UUID row, String verb, String reason) {
        Workbench bench = _get(Workbench.class);
        ComponentUtil.fireEvent(bench, new Command(bench, true, name, row == null ? "" : row.toString(), verb, reason));
    }

    private void decide(Actor actor, UUID grant, Verb verb, String... reason) {
        Target target = new Target(ana.organization(), Level.GRANT, grant);
        assertThat(decisions
                        .decide(actor, new Decision(target, verb, reason.length == 0 ? null : reason[0], null))
                        .done())
                .isTrue();
    }

    private String status(UUID grant) {
        return database.text("select status from product_grant where id = ?", grant);
    }

    private String name(UUID product) {
        return database.text("select name from api_product where id = ?", product);
    }
}
