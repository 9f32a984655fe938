package dev.kunci.registry;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kunci.operators.Actor;
import dev.kunci.registry.owner.AppGroups;
import dev.kunci.registry.product.ApiProducts;
import dev.kunci.registry.value.ApprovalType;
import dev.kunci.shared.Refusal;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

/** A name is called taken where it is; whatever else the database refuses is an unexpected failure. */
@IntegrationTest
class ViolatedConstraintTest {

    @Autowired
    ApiProducts products;

    @Autowired
    AppGroups groups;

    @Autowired
    Scene scene;

    @Test
    void aNameThatIsTakenIsCalledSo() {
        UUID organization = scene.organization(scene.name("taken"));
        products.create(Actor.console(), organization, "Weather", "Weather", ApprovalType.AUTO);

        assertThatThrownBy(() ->
                        products.create(Actor.console(), organization, "Weather", "Another Weather", ApprovalType.AUTO))
                .isInstanceOf(Refusal.Conflict.class)
                .hasMessage("refusal.product.taken[Weather]");
    }

    @Test
    void aForeignKeyThatIsBrokenIsNoNameThatIsTaken() {
        UUID nowhere = UUID.randomUUID();

        assertThatThrownBy(() -> products.create(Actor.console(), nowhere, "Weather", "Weather", ApprovalType.AUTO))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("api_product_organization_id_fkey");
        assertThatThrownBy(() -> groups.create(Actor.console(), nowhere, AppGroupContent.of("partners", "Partners")))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("app_group_organization_id_fkey");
    }
}
