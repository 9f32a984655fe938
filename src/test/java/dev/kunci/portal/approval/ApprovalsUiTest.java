package dev.kunci.portal.approval;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.component.textfield.TextField;
import dev.kunci.approval.Verb;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.portal.list.EmptyList;
import dev.kunci.portal.list.SelectionBar;
import dev.kunci.review.lookup.FieldOptions.Product;
import dev.kunci.review.queue.PendingAge;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The queue: who gets it, what a row tells, and every way of deciding on one request. */
class ApprovalsUiTest extends QueueTest {

    @Test
    void theOldestIsLookedAtWithAllThatIsKnownAboutIt() {
        assertThat(count()).isEqualTo("3 waiting");
        assertThat(badge()).isEqualTo("3");
        assertThat(GridKt._size(grid())).isEqualTo(3);
        assertThat(title()).isEqualTo("Weather for Weather mobile");
        assertThat(panel())
                .contains("“we show the weather”", "ana@example.com", "manual", "Orders", "Stock")
                .contains("Terms of the product", "Earlier, for this app and product");

        look(2);
        assertThat(title()).isEqualTo("Stock for Weather mobile");
        assertThat(panel()).contains("“asked for by phone”", editor.name());
    }

    @Test
    void aRequestOnAKeyThatHasExpiredSaysSoInItsRowAndInItsPanel() {
        assertThat(panel()).doesNotContain("key expired");
        database.rows(
                "update credential set expires_at = now() - interval '1 day' where id = ? returning id",
                ana.credential());

        navigate(address);

        assertThat(title()).isEqualTo("Weather for Weather mobile");
        assertThat(panel()).contains("… key expired");
        assertThat(ApprovalsGrid.blocked(GridKt._get(grid(), 0))).isEqualTo("key expired");
        assertThat(ApprovalsGrid.blocked(GridKt._get(grid(), 1))).isEmpty();
    }

    @Test
    void onlyApproversGetItAndEachSeesWhatTheyDecideOn() {
        _assertNone(ApproverLimitLine.class);
        signIn(editor);
        navigate(address);
        assertThat(_get(H1.class).getText()).isEqualTo("Your roles do not allow this");
        assertThat(_find(SideNavItem.class)).extracting(SideNavItem::getLabel).doesNotContain("Approvals");

        signIn(scene.operator(ana.organization(), Set.of(bo.manualProduct()), Role.APPROVER));
        navigate("");
        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPath())
                .isEqualTo(address);
        assertThat(count()).isEqualTo("1 waiting");
        assertThat(_get(ApproverLimitLine.class).getText()).isEqualTo("You may decide on these API products: Weather.");
        assertThat(badge()).isEqualTo("1");
        assertThat(title()).isEqualTo("Weather for Old importer");
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
        _click(_get(Button.class, s -> s.withText("Hide decided")));
        assertThat(GridKt._size(grid())).isEqualTo(2);
        assertThat(row(0)).isEqualTo(bo.manualGrant());
        assertThat(title()).isEqualTo("Weather for Old importer");

        clock.forward(Duration.ofSeconds(20));
        command("undo", null, "", "");
        assertThat(status(ana.manualGrant())).isEqualTo("revoked");
        assertThat(notice()).isEqualTo("Nothing was decided here in the last 15 seconds.");
    }

    @Test
    void whatSomebodyElseDecidedMeanwhileIsToldAndNothingIsChanged() {
        Actor other = scene.operator(ana.organization(), Role.APPROVER);
        assertThat(row(0)).isEqualTo(ana.manualGrant());
        long seen = revision(ana.manualGrant());
        decide(other, ana.manualGrant(), Verb.REVOKE);
        happened(ana.manualGrant());
        assertThat(title()).isEqualTo("Weather for Weather mobile");

        command("decide", ana.manualGrant(), seen, "approve", "fine");

        assertThat(notice()).startsWith("Weather for Weather mobile: " + other.name());
        assertThat(status(ana.manualGrant())).isEqualTo("revoked");
        assertThat(row(0)).isEqualTo(ana.manualGrant());
        assertThat(count()).isEqualTo("2 waiting");
    }

    @Test
    void whatWasTakenBackAlreadyIsNotTakenBackAgain() {
        command("decide", ana.manualGrant(), "approve", "first");
        command("decide", bo.manualGrant(), "approve", "second");
        decide(rina, bo.manualGrant(), Verb.REVOKE, "in another window");
        happened(bo.manualGrant());

        command("undo", null, "", "");

        assertThat(status(ana.manualGrant())).isEqualTo("pending");
        assertThat(status(bo.manualGrant())).isEqualTo("revoked");
        assertThat(database.count(
                        "select count(*) from audit_record where actor = ? and outcome = 'refused'", rina.name()))
                .isZero();
        command("undo", null, "", "");
        assertThat(notice()).isEqualTo("Nothing was decided here in the last 15 seconds.");
    }

    @Test
    void theCaseAndTheKeysAreOfTheSameRowAfterAFilter() {
        look(2);
        assertThat(title()).isEqualTo("Stock for Weather mobile");
        _get(TextField.class, s -> s.withLabel("Search")).setValue("importer");
        assertThat(title()).isEqualTo("Weather for Old importer");
        assertThat(_get(RequestPanel.class).getElement().getAttribute("data-case"))
                .isEqualTo(bo.manualGrant().toString());
    }

    @Test
    void theCaseSaysWhatHasBecomeOfItAndOfTheRestOfTheApp() {
        look(2);
        assertThat(panel()).doesNotContain(" since ");
        int pending = panel().split("Pending", -1).length;
        command("decide", ana.manualGrant(), "approve", "fine");
        assertThat(title()).isEqualTo("Stock for Weather mobile");
        assertThat(panel().split("Pending", -1)).as("what the app has already").hasSize(pending - 1);

        command("decide", stock, "revoke", "no");
        assertThat(panel()).contains("Revoked since").contains(rina.name());
    }

    @Test
    void tidyingKeepsWhatIsSelected() {
        command("select", stock, "", "");
        command("decide", ana.manualGrant(), "approve", "fine");
        _click(_get(Button.class, s -> s.withText("Hide decided")));
        assertThat(GridKt._size(grid())).isEqualTo(2);
        assertThat(_find(_get(SelectionBar.class), Span.class).getFirst().getText())
                .isEqualTo("1 selected");
    }

    @Test
    void theAddressIsTheView() {
        navigate(address + "?q=importer&age=1d&by=bo&developer=bo@example.com&again=yes&sort=-product");
        assertThat(_get(TextField.class, s -> s.withLabel("Search")).getValue()).isEqualTo("importer");
        assertThat(_get(TextField.class, s -> s.withLabel("Requested by")).getValue())
                .isEqualTo("bo");
        assertThat(_get(Select.class).getValue()).isEqualTo(PendingAge.DAY);
        assertThat(_get(EmptyList.class).getElement().getTextRecursively()).contains("No request matches");
        _click(_get(Button.class, s -> s.withText("Clear filters")));
        assertThat(count()).isEqualTo("3 waiting");

        _get(TextField.class, s -> s.withLabel("Search")).setValue("importer");
        assertThat(count()).isEqualTo("1 waiting");
        @SuppressWarnings("unchecked")
        ComboBox<Product> product = _get(ComboBox.class, s -> s.withLabel("API product"));
        assertThat(_get(Anchor.class, s -> s.withText("Export CSV")).getHref()).isNotEmpty();
        product.setValue(new Product(ana.manualProduct(), name(ana.manualProduct()), "Weather", true));
        assertThat(shown()).contains("q=importer", "product=Weather-Product", "sort=-product");
        assertThat(count()).isEqualTo("Nothing waiting");
    }

    @Test
    void whereNothingWaitsItSaysSoAndTheStartPageIsTheListOfApps() {
        for (UUID grant : List.of(ana.manualGrant(), bo.manualGrant(), stock)) {
            decide(rina, grant, Verb.APPROVE);
        }
        navigate("");
        assertThat(here()).isEqualTo("o/" + ana.organizationName() + "/apps");
        navigate(address);
        assertThat(_get(EmptyList.class).getElement().getTextRecursively()).contains("Nothing waiting");
        _assertNone(Span.class, s -> s.withClasses("nav-count"));
    }
}
