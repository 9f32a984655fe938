package dev.kunci.portal.product;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import dev.kunci.operators.Role;
import dev.kunci.testing.Scene;
import dev.kunci.testing.UiTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** A product whose operations name no call: the tester says what the gateway does. */
class SilentOperationsUiTest extends UiTest {

    @Test
    void theyOpenNothingUntilThereIsAnOperation() throws SQLException {
        Scene.Weather weather = scene.weather();
        database.asApplication("update api_product set operation_group = '{\"operationConfigs\": [{\"apiSource\":"
                + " \"orders\"}]}' where id = '" + weather.manualProduct() + "'");
        signIn(scene.operator(weather.organization(), Role.EDITOR, Role.APPROVER));
        navigate("o/" + weather.organizationName() + "/products/" + weather.manualProduct());
        _get(TextField.class, s -> s.withLabel("Does this path match?")).setValue("/v1/orders/17");
        assertThat(answer()).isEqualTo("No resource path matches.");

        _click(_get(Button.class, s -> s.withText("Add operation")));
        OperationRow row = _get(OperationRow.class);
        _get(row, TextField.class, s -> s.withLabel("Proxy")).setValue("orders");
        _get(row, TextField.class, s -> s.withLabel("Path")).setValue("/v1/**");
        assertThat(answer()).isEqualTo("Matches /v1/**");
        _click(_get(Button.class, s -> s.withText("Save")));
        _click(_get(Button.class, s -> s.withText("Save and open more")));
        _click(_get(_get(OperationRow.class), Button.class));
        assertThat(answer()).isEqualTo("Matches /");
    }

    private static String answer() {
        return _get(Span.class, s -> s.withClasses("tester-answer")).getText();
    }
}
