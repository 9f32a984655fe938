package dev.kunci.portal.app;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.portal.app.create.NewAppForm;
import dev.kunci.portal.app.create.NewAppView;
import dev.kunci.portal.app.create.OwnerField;
import dev.kunci.portal.app.create.ProductsField;
import dev.kunci.portal.app.key.KeyCard;
import dev.kunci.portal.app.list.AppsView;
import dev.kunci.portal.error.RefusedView;
import dev.kunci.portal.widget.SecretDialog;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.review.lookup.FieldOptions;
import dev.kunci.testing.Scene;
import dev.kunci.testing.UiTest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A new app, filed on somebody's behalf: what was typed stays until it is made, and its key is shown once. */
class NewAppUiTest extends UiTest {

    private Scene.Weather weather = null;
    private Actor person = null;

    private void open(String query, Role... roles) {
        weather = scene.weather();
        person = scene.operator(weather.organization(), roles);
        signIn(person);
        navigate("o/" + weather.organizationName() + "/apps/new" + query);
    }

    @Test
    void anEditorMakesAnAppForADeveloperAndIsShownItsKeyAndWhatWaits() {
        open("?developer=ANA@example.com", Role.EDITOR);
        assertThat(owner().getValue().name()).isEqualTo("ana@example.com");

        field("Display name").setValue("Shop Window 2");
        assertThat(field("Internal name").getValue()).isEqualTo("shop-window-2");
        _assertNone(TextField.class, s -> s.withLabel("Requested for"));
        products().setValue(Set.of(product("Orders", false), product("Weather", true)));
        field("Requested for").setValue("the shop window");
        field("Callback URL").setValue("https://shop.example.com/cb");
        _get(TextArea.class, s -> s.withLabel("Notes")).setValue("by phone");
        create();

        assertThat(UI.getCurrent().getCurrentView()).isInstanceOf(AppView.class);
        _assertOne(KeyCard.class);
        SecretDialog dialog = _get(SecretDialog.class);
        List<String> shown = _find(dialog, Span.class, s -> s.withClasses("key-value")).stream()
                .map(Span::getText)
                .toList();
        assertThat(shown).hasSize(2).allMatch(value -> value.length() == 32);
        assertThat(dialog.getElement().getTextRecursively())
                .contains("Waiting for an approver: Weather. Until then, calls to it are refused.");
        _click(_get(Button.class, s -> s.withText("Done")));
        assertThat(_get(KeyCard.class).getElement().getTextRecursively())
                .contains(shown.getFirst().substring(0, 6) + "…", "“the shop window”")
                .contains("by " + person.name() + ", on behalf of ana@example.com")
                .doesNotContain(shown.get(0), shown.get(1));

        assertThat(database.rows(
                        "select name, display_name, callback_url from app where created_by = ?", person.name()))
                .containsExactly(Map.of(
                        "name", "shop-window-2",
                        "display_name", "Shop Window 2",
                        "callback_url", "https://shop.example.com/cb"));
        assertThat(database.rows(
                        "select o.status, o.requested_by from product_grant o where o.requested_by_id = ?"
                                + " order by o.status",
                        Objects.requireNonNull(person.operatorId())))
                .containsExactly(
                        Map.of("status", "approved", "requested_by", "ana@example.com"),
                        Map.of("status", "pending", "requested_by", "ana@example.com"));
        assertThat(database.count(
                        "select count(*) from audit_record where actor = ? and on_behalf_of = 'ana@example.com'",
                        person.name()))
                .isEqualTo(4);
    }

    @Test
    void whatIsWrongIsSaidAtItsFieldAndNothingTypedIsLost() {
        open("", Role.EDITOR);
        field("Callback URL").setValue("nowhere");

        create();
        assertThat(owner().isInvalid()).isTrue();
        assertThat(owner().getErrorMessage()).isEqualTo("Choose a developer or an app group.");
        assertThat(field("Internal name").getErrorMessage()).isEqualTo("Enter a name.");

        owner().setValue(ana(true));
        field("Internal name").setValue("Weather mobile");
        assertThat(owner().isInvalid()).isFalse();
        create();
        assertThat(field("Callback URL").isInvalid()).isTrue();
        assertThat(field("Callback URL").getErrorMessage()).startsWith("nowhere is not a callback URL");

        field("Callback URL").setValue("");
        create();
        assertThat(field("Internal name").getErrorMessage())
                .isEqualTo("This owner already has an app named Weather mobile.");
        assertThat(field("Internal name").getValue()).isEqualTo("Weather mobile");
        assertThat(UI.getCurrent().getCurrentView()).isInstanceOf(NewAppView.class);
        assertThat(database.count("select count(*) from app where organization_id = ?", weather.organization()))
                .isEqualTo(1);
    }

    @Test
    void anOwnerWhoIsGoneMeanwhileIsSaidAtTheOwner() {
        open("", Role.EDITOR);
        Target nobody = new Target(weather.organization(), Level.APP_GROUP, weather.app());
        owner().setValue(new FieldOptions.Owner(nobody, "gone", "", true));
        field("Internal name").setValue("shop");

        create();

        assertThat(owner().getErrorMessage()).isEqualTo("There is no such app group.");
        assertThat(field("Internal name").getValue()).isEqualTo("shop");
    }

    @Test
    void anInactiveOwnerIsMarkedAndExplained() {
        open("", Role.EDITOR);
        owner().setValue(ana(false));

        assertThat(owner().getItemLabelGenerator().apply(ana(false)))
                .isEqualTo("ana@example.com (Ana Lestari) – inactive");
        assertThat(owner().getHelperText()).startsWith("This developer is inactive");
    }

    @Test
    void aNameThatSomebodyTypedIsNotProposedOver() {
        open("", Role.EDITOR);
        field("Internal name").setValue("mine");
        ComponentUtil.fireEvent(
                field("Internal name"),
                new AbstractField.ComponentValueChangeEvent<>(
                        field("Internal name"), field("Internal name"), "", true));

        field("Display name").setValue("Something else");

        assertThat(field("Internal name").getValue()).isEqualTo("mine");
    }

    @Test
    void leavingAHalfFilledFormAsksFirst() {
        open("?developer=ana@example.com", Role.EDITOR);
        navigate("o/" + weather.organizationName() + "/apps");
        assertThat(UI.getCurrent().getCurrentView()).isInstanceOf(AppsView.class);

        navigate("o/" + weather.organizationName() + "/apps/new");
        field("Display name").setValue("Half");
        navigate("o/" + weather.organizationName() + "/apps");
        assertThat(UI.getCurrent().getCurrentView()).isInstanceOf(NewAppView.class);
        ConfirmDialog question = _get(ConfirmDialog.class);
        ComponentUtil.fireEvent(question, new ConfirmDialog.RejectEvent(question, true));

        assertThat(UI.getCurrent().getCurrentView()).isInstanceOf(AppsView.class);
    }

    @Test
    void whoIsNoEditorIsNotOfferedANewAppAndIsToldWhatItTakes() {
        open("", Role.APPROVER);
        _assertOne(RefusedView.class);
        _assertNone(NewAppForm.class);

        navigate("o/" + weather.organizationName() + "/apps");
        _assertNone(Button.class, s -> s.withText("New app"));
    }

    @Test
    void theListOffersANewAppToEditors() {
        open("", Role.EDITOR);
        navigate("o/" + weather.organizationName() + "/apps?q=nothing");
        _assertOne(Button.class, s -> s.withText("New app"));
        navigate("o/" + weather.organizationName() + "/apps");
        assertThat(_find(Button.class, s -> s.withText("New app"))).hasSize(2);

        _click(_find(Button.class, s -> s.withText("New app")).getFirst());

        assertThat(UI.getCurrent().getCurrentView()).isInstanceOf(NewAppView.class);
    }

    private FieldOptions.Owner ana(boolean active) {
        return new FieldOptions.Owner(weather.target(Level.DEVELOPER), "ana@example.com", "Ana Lestari", active);
    }

    private FieldOptions.Product product(String title, boolean manual) {
        return new FieldOptions.Product(manual ? weather.manualProduct() : weather.autoProduct(), title, title, manual);
    }

    private static OwnerField owner() {
        return _get(OwnerField.class);
    }

    private static ProductsField products() {
        return _get(ProductsField.class);
    }

    private static TextField field(String label) {
        return _get(TextField.class, s -> s.withLabel(label));
    }

    private static void create() {
        _click(_get(Button.class, s -> s.withText("Create app")));
    }
}
