package dev.kunci.portal.product;

import static com.github.mvysny.kaributesting.v10.GridKt._getFormattedRow;
import static com.github.mvysny.kaributesting.v10.GridKt._size;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.renderer.LitRenderer;
import dev.kunci.approval.Decision;
import dev.kunci.approval.Decisions;
import dev.kunci.approval.Verb;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.portal.audit.History;
import dev.kunci.portal.product.uses.UsesGrid;
import dev.kunci.portal.status.DecidableStatus;
import dev.kunci.portal.status.StatusSelector;
import dev.kunci.registry.key.Grants;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Status;
import dev.kunci.registry.value.Target;
import dev.kunci.review.product.ProductUse;
import dev.kunci.testing.Scene;
import dev.kunci.testing.UiTest;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who uses an API product: a small queue in which its approvers decide request by request. */
class ProductUsesUiTest extends UiTest {

    @Autowired
    Grants grants;

    @Autowired
    Decisions decisions;

    private Scene.Weather weather = null;
    private UUID second = null;

    /** The manual product on the keys of two apps: "Weather mobile" first, then "Later app". */
    private void scene() {
        weather = scene.weather();
        UUID key = scene.app(weather.organization(), weather.developer(), "Later app")
                .credential();
        second = grants.add(Actor.console(), weather.organization(), key, weather.manualProduct(), "a second time");
    }

    private Actor open(Set<UUID> onlyProducts, String query, Role... roles) {
        Actor person = scene.operator(weather.organization(), onlyProducts, roles);
        signIn(person);
        navigate("o/" + weather.organizationName() + "/products/" + weather.manualProduct() + query);
        return person;
    }

    @Test
    void whoseRequestIsOldestStandsFirstWithWhoAskedAndWhy() {
        scene();
        open(null, "?tab=uses", Role.VIEWER);

        assertThat(titles()).containsExactly("Weather mobile", "Later app");
        assertThat(row(0)).contains("ana@example.com", "we show the weather", "Pending", "Blocked");
        assertThat(deciding()).isFalse();
        assertThat(_get(Span.class, s -> s.withClasses("count")).getText()).isEqualTo("2 keys");
    }

    @Test
    void suchAnApproverDecidesOnAllThatMatchAtOnce() {
        scene();
        Actor person = open(Set.of(weather.manualProduct()), "?tab=uses&status=pending", Role.APPROVER);
        grid().select(GridKt._get(grid(), 0));
        _click(_get(Button.class, s -> s.withText("Select all 2 that match")));
        _click(_get(Button.class, s -> s.withText("Approve…")));
        assertThat(_get(Dialog.class).getHeaderTitle()).isEqualTo("Approve 2 requests?");
        assertThat(_get(Dialog.class).getElement().getTextRecursively())
                .contains(
                        "2 will be approved.", "2 keys that nothing else blocks will start to pass calls, of 1 owner.");
        _click(_get(Button.class, s -> s.withText("Approve")));

        assertThat(database.count(
                        "select count(*) from product_grant where product_id = ? and status = 'approved'"
                                + " and status_changed_by = ?",
                        weather.manualProduct(),
                        person.name()))
                .isEqualTo(2);
    }

    @Test
    void anApproverLimitedToTheProductDecidesHereAndItIsOnRecord() {
        scene();
        Actor person = open(Set.of(weather.manualProduct()), "?tab=uses&status=pending", Role.APPROVER);
        assertThat(_size(grid())).isEqualTo(2);

        assertThat(deciding()).isTrue();
        ProductUse oldest = GridKt._findAll(grid()).getFirst();
        _get(StatusSelector.class)
                .open(new DecidableStatus(weather.target(Level.GRANT), oldest.appTitle(), oldest.standing()));
        _get(_get(StatusSelector.class), TextArea.class).setValue("contract signed");
        _click(_get(_get(StatusSelector.class), Button.class, s -> s.withText("Approve")));

        assertThat(database.text("select status from product_grant where id = ?", weather.manualGrant()))
                .isEqualTo("approved");
        assertThat(database.text(
                        "select action || ' ' || reason from audit_record where actor = ? and subject_id = ?",
                        person.name(),
                        weather.manualGrant()))
                .isEqualTo("approve contract signed");
        navigate("o/" + weather.organizationName() + "/products/" + weather.manualProduct()
                + "?tab=uses&status=pending");
        assertThat(titles()).containsExactly("Later app");
        status().setValue(Status.APPROVED);
        assertThat(titles()).containsExactly("Weather mobile");
        assertThat(row(0)).contains("Allowed");
    }

    @Test
    void anApproverOfOtherProductsOnlyReads() {
        scene();
        open(Set.of(weather.autoProduct()), "?tab=uses", Role.APPROVER);
        assertThat(row(0)).contains("Pending");
        assertThat(deciding()).isFalse();
    }

    @Test
    void whatIsShutAboveIsSaid() {
        scene();
        decisions.decide(
                Actor.console(),
                List.of(
                        new Decision(new Target(weather.organization(), Level.GRANT, second), Verb.APPROVE, null, null),
                        new Decision(weather.target(Level.DEVELOPER), Verb.DEACTIVATE, null, null)));
        open(null, "?tab=uses&status=approved&sort=-status", Role.VIEWER);
        assertThat(titles()).containsExactly("Later app");
        assertThat(row(0)).contains("Approved", "Blocked", "by owner");
    }

    @Test
    void theHistoryOfTheProductIsAPartOfItsPage() {
        scene();
        open(null, "?tab=history", Role.VIEWER);
        assertThat(_get(History.class).isVisible()).isTrue();
        assertThat(_size(history())).isEqualTo(3);
    }

    @SuppressWarnings("unchecked")
    private static Grid<Object> history() {
        return _get(_get(History.class), Grid.class);
    }

    /** Whether the status cells are buttons, which have an id to which the drop-down is anchored. */
    private static boolean deciding() {
        LitRenderer<ProductUse> cell =
                (LitRenderer<ProductUse>) grid().getColumnByKey("status").getRenderer();
        return cell.getValueProviders().containsKey("anchor");
    }

    private static UsesGrid grid() {
        return _get(UsesGrid.class);
    }

    private static List<String> titles() {
        return GridKt._findAll(grid()).stream().map(ProductUse::appTitle).toList();
    }

    private static String row(int n) {
        return _getFormattedRow(grid(), n).toString();
    }

    @SuppressWarnings("unchecked")
    private static Select<Status> status() {
        return _get(Select.class, s -> s.withLabel("Status"));
    }
}
