package dev.kunci.portal.product;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.portal.form.DeleteDialog;
import dev.kunci.portal.form.EditConflict;
import dev.kunci.portal.form.TagsField;
import dev.kunci.portal.product.list.ProductsView;
import dev.kunci.registry.definition.ProductContent;
import dev.kunci.registry.product.ApiProducts;
import dev.kunci.registry.value.ApprovalType;
import dev.kunci.review.product.ProductDetailsReader;
import dev.kunci.testing.Scene;
import dev.kunci.testing.UiTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The page of one API product: a form that loses nothing, a tester of paths, and a delete that says what ends. */
class ProductPageUiTest extends UiTest {

    @Autowired
    ApiProducts products;

    @Autowired
    ProductDetailsReader reader;

    private Scene.Weather weather = null;
    private Actor person = null;

    private void open(Role... roles) {
        weather = scene.weather();
        person = scene.operator(weather.organization(), roles);
        signIn(person);
        navigate(page(weather.manualProduct()));
    }

    private String page(UUID product) {
        return "o/" + weather.organizationName() + "/products/" + product;
    }

    private ProductContent stored() {
        return reader.find(person, weather.organization(), weather.manualProduct())
                .draft();
    }

    @Test
    void anEditorSavesTheFormAndTheRecordSaysWhatChanged() {
        open(Role.EDITOR);
        assertThat(_get(H1.class).getText()).isEqualTo("Weather");
        _assertNone(Button.class, s -> s.withText("Discard changes"));
        assertThat(field("Internal name").isReadOnly()).isTrue();

        field("Display name").setValue("Weather to go");
        words("Environments").setWords(List.of("prod"));
        words("Resource paths").setWords(List.of("/radar/**", "/history/*"));
        quota().get(0).setValue("100");
        quota().get(1).setValue("1");
        units().setValue("hour");
        _assertOne(Button.class, s -> s.withText("Discard changes"));
        save();

        assertThat(_get(H1.class).getText()).isEqualTo("Weather to go");
        _assertNone(Button.class, s -> s.withText("Discard changes"));
        assertThat(stored().paths()).containsExactly("/radar/**", "/history/*");
        assertThat(stored().quota().timeUnit()).isEqualTo("hour");
        assertThat(database.rows(
                        "select action, after ->> 'displayName' as title, after ->> 'quota' as quota from audit_record"
                                + " where actor = ?",
                        person.name()))
                .containsExactly(Map.of("action", "edit", "title", "Weather to go", "quota", "100 / 1 hour"));
    }

    @Test
    void whatIsWrongIsSaidAtItsFieldAndStaysTyped() {
        open(Role.EDITOR);

        words("Resource paths").setWords(List.of("radar"));
        save();
        assertThat(words("Resource paths").isInvalid()).isTrue();
        assertThat(words("Resource paths").getErrorMessage()).startsWith("A resource path begins with /");
        assertThat(words("Resource paths").words()).containsExactly("radar");

        words("Resource paths").setWords(List.of("/radar"));
        assertThat(words("Resource paths").isInvalid()).isFalse();
        approval().setValue(ApprovalType.AUTO);
        save();
        assertThat(approval().getErrorMessage()).startsWith("Making this product automatic takes the decision");
        assertThat(approval().getValue()).isEqualTo(ApprovalType.AUTO);
        assertThat(stored()).isEqualTo(ProductContent.of("Weather", ApprovalType.MANUAL));

        _click(_get(Button.class, s -> s.withText("Discard changes")));
        assertThat(approval().getValue()).isEqualTo(ApprovalType.MANUAL);
        assertThat(words("Resource paths").words()).isEmpty();
    }

    @Test
    void whatSomebodyElseSavedMeanwhileIsOfferedAndWhatWasTypedStays() {
        open(Role.EDITOR);
        Actor other = scene.operator(weather.organization(), Role.EDITOR);
        field("Display name").setValue("Mine");
        products.edit(
                other,
                weather.organization(),
                weather.manualProduct(),
                0,
                ProductContent.of("Theirs", ApprovalType.MANUAL));

        save();
        assertThat(_get(EditConflict.class).getElement().getTextRecursively()).contains(other.name());
        assertThat(field("Display name").getValue()).isEqualTo("Mine");
        assertThat(stored().displayName()).isEqualTo("Theirs");

        _click(_get(Button.class, s -> s.withText("Overwrite with mine")));
        assertThat(stored().displayName()).isEqualTo("Mine");
        _assertNone(EditConflict.class);
    }

    @Test
    void theTesterAnswersWithWhatTheFormHoldsNow() {
        open(Role.EDITOR);
        words("Resource paths").setWords(List.of("/v1/orders/**", "/v1/stock"));

        tester().setValue("/v1/orders/17");
        assertThat(answer()).isEqualTo("Matches /v1/orders/**");
        tester().setValue("/v1/parcels");
        assertThat(answer()).isEqualTo("No resource path matches.");
        words("Resource paths").setWords(List.of("/v1/*"));
        assertThat(answer()).isEqualTo("Matches /v1/*");
        tester().setValue("v1");
        assertThat(answer()).isEqualTo("A path begins with /");
        tester().setValue("/v1/orders/../stock");
        assertThat(answer()).isEqualTo("Gateways refuse this path: different servers read it differently.");

        words("Resource paths").setWords(List.of());
        _click(_get(Button.class, s -> s.withText("Add operation")));
        OperationRow row = _get(OperationRow.class);
        _get(row, TextField.class, s -> s.withLabel("Proxy")).setValue("orders");
        _get(row, TextField.class, s -> s.withLabel("Path")).setValue("/v1/*");
        methods(row).setValue(Set.of("POST"));
        tester().setValue("/v1/1");
        assertThat(answer()).isEqualTo("No resource path matches.");
        method().setValue("POST");
        assertThat(answer()).isEqualTo("Matches /v1/*");
        save();
        assertThat(stored().operations()).singleElement().satisfies(saved -> {
            assertThat(saved.proxy()).isEqualTo("orders");
            assertThat(saved.methods()).containsExactly("POST");
        });
    }

    @Test
    void whoDecidesIsNamedAndAViewerChangesNothing() {
        weather = scene.weather();
        scene.operator(weather.organization(), Set.of(weather.manualProduct()), Role.APPROVER);
        scene.operator(weather.organization(), Set.of(weather.autoProduct()), Role.APPROVER);
        scene.operator(weather.organization(), Role.APPROVER);
        signIn(scene.operator(weather.organization(), Role.VIEWER));
        navigate(page(weather.manualProduct()));

        assertThat(_get(ProductForm.class).getElement().getTextRecursively())
                .contains("Decided by Rina Astuti (named for this product), Rina Astuti.");
        assertThat(field("Display name").isReadOnly()).isTrue();
        assertThat(words("Resource paths").isReadOnly()).isTrue();
        for (String button : List.of("Save", "Delete", "Add operation", "Add attribute")) {
            _assertNone(Button.class, s -> s.withText(button));
        }
    }

    @Test
    void anUnsavedFormIsAskedAboutAndADeletedOneIsNot() {
        open(Role.EDITOR);
        field("Display name").setValue("Half a sentence");
        navigate("o/" + weather.organizationName() + "/products");
        _assertOne(ConfirmDialog.class);
        _assertOne(ProductView.class);
        _get(ConfirmDialog.class).close();

        _click(_get(Button.class, s -> s.withText("Delete")));
        DeleteDialog dialog = _get(DeleteDialog.class);
        assertThat(dialog.getElement().getTextRecursively())
                .contains(
                        "It is removed from one key of one app.",
                        "One request that waits for an approver ends undecided.");
        _get(dialog, TextField.class).setValue("no longer offered");
        _click(_get(dialog, Button.class, s -> s.withText("Delete")));

        _assertOne(ProductsView.class);
        assertThat(notice()).isEqualTo("Weather has been deleted; it was on one key.");
        assertThat(database.count("select count(*) from api_product where id = ?", weather.manualProduct()))
                .isZero();
        assertThat(database.text("select status from product_grant where id = ?", weather.autoGrant()))
                .isEqualTo("approved");
        assertThat(database.count(
                        "select count(*) from audit_record where actor = ? and reason = 'no longer offered'",
                        person.name()))
                .isEqualTo(2);
    }

    @Test
    void aNewProductIsMadeWithWhatWasTyped() {
        weather = scene.weather();
        signIn(scene.operator(weather.organization(), Role.EDITOR));
        navigate("o/" + weather.organizationName() + "/products/new");

        _click(_get(Button.class, s -> s.withText("Create API product")));
        assertThat(field("Internal name").getErrorMessage()).isEqualTo("Enter a name.");
        field("Internal name").setValue("Parcels/1");
        _get(TextArea.class, s -> s.withLabel("Description")).setValue("What is on its way");
        _click(_get(Button.class, s -> s.withText("Create API product")));
        assertThat(field("Internal name").getErrorMessage()).startsWith("Parcels/1 cannot be the name");
        field("Internal name").setValue("Parcels-1");
        _click(_get(Button.class, s -> s.withText("Create API product")));

        _assertOne(ProductView.class);
        assertThat(_get(H1.class).getText()).isEqualTo("Parcels-1");
        assertThat(notice()).isEqualTo("Parcels-1 has been created.");
        assertThat(database.rows(
                        "select description, approval_type, access from api_product where name = 'Parcels-1'"
                                + " and organization_id = ?",
                        weather.organization()))
                .containsExactly(
                        Map.of("description", "What is on its way", "approval_type", "manual", "access", "private"));
    }

    private static void save() {
        _click(_get(Button.class, s -> s.withText("Save")));
    }

    private static TextField field(String label) {
        return _get(TextField.class, s -> s.withLabel(label));
    }

    private static TagsField words(String label) {
        return _get(TagsField.class, s -> s.withLabel(label));
    }

    private static ApprovalField approval() {
        return _get(ApprovalField.class);
    }

    private static List<TextField> quota() {
        return _find(_get(QuotaField.class), TextField.class);
    }

    @SuppressWarnings("unchecked")
    private static Select<String> units() {
        return _get(_get(QuotaField.class), Select.class);
    }

    @SuppressWarnings("unchecked")
    private static Select<String> method() {
        return _get(Select.class, s -> s.withLabel("Method"));
    }

    @SuppressWarnings("unchecked")
    private static MultiSelectComboBox<String> methods(OperationRow row) {
        return _get(row, MultiSelectComboBox.class);
    }

    private static TextField tester() {
        return field("Does this path match?");
    }

    private static String answer() {
        return _get(Span.class, s -> s.withClasses("tester-answer")).getText();
    }

    private static String notice() {
        return _find(_find(Notification.class).getLast(), Span.class).getFirst().getText();
    }
}
