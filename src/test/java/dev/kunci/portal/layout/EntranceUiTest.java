package dev.kunci.portal.layout;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import dev.kunci.testing.UiTest;
import org.junit.jupiter.api.Test;

/** Who gets in at all. */
class EntranceUiTest extends UiTest {

    @Test
    void somebodyNotSignedInIsLedToTheSignInPage() {
        navigate("password");

        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPath())
                .isEqualTo("login");
    }
}
