package dev.kunci.portal.live;

import static com.github.mvysny.kaributesting.v10.GridKt._getFormattedRow;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.grid.Grid;
import dev.kunci.portal.inspector.InspectorView;
import dev.kunci.portal.product.ProductView;
import dev.kunci.registry.definition.ProductContent;
import dev.kunci.registry.value.ApprovalType;
import dev.kunci.registry.value.Level;
import org.junit.jupiter.api.Test;

/** The page of an API product and the key inspector show what somebody else does. */
class LiveProductsUiTest extends LiveUiTest {

    @Test
    void theUsesOfAProductShowADecision() {
        navigate(page("products/" + weather.manualProduct() + "?tab=uses"));
        assertThat(_get(ProductView.class)).isNotNull();
        Grid<?> uses = _get(Grid.class, s -> s.withClasses("uses-grid"));
        assertThat(_getFormattedRow(uses, 0)).anyMatch(cell -> cell.contains("Pending"));

        meanwhile(() -> revokes(Level.GRANT));

        assertThat(_getFormattedRow(uses, 0))
                .anyMatch(cell -> cell.contains("Revoked"))
                .noneMatch(cell -> cell.contains("Pending"));
    }

    @Test
    void theInspectorShowsAChangeOfAnApiProductOnTheKey() {
        navigate(page("inspector?key=" + weather.credential()));
        assertThat(_get(InspectorView.class).getElement().getTextRecursively()).doesNotContain("Weather, renamed");

        meanwhile(() -> products.edit(
                rina,
                weather.organization(),
                weather.manualProduct(),
                0,
                ProductContent.of("Weather, renamed", ApprovalType.MANUAL)));

        assertThat(_get(InspectorView.class).getElement().getTextRecursively()).contains("Weather, renamed");
    }
}
