package dev.kunci.portal.widget;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Anchor;
import dev.kunci.testing.UiTest;
import org.junit.jupiter.api.Test;

/** The way to a page: links, and last the page itself, which is none. */
class BreadcrumbTest extends UiTest {

    @Test
    void everyStepButTheLastIsALink() {
        Breadcrumb breadcrumb = Breadcrumb.from("o/acme/apps", "Apps")
                .then("o/acme/apps/1", "Weather")
                .here("Key");

        assertThat(breadcrumb.getElement().getTextRecursively()).isEqualTo("Apps/Weather/Key");
        assertThat(breadcrumb.getChildren().filter(Anchor.class::isInstance).map(a -> ((Anchor) a).getHref()))
                .containsExactly("o/acme/apps", "o/acme/apps/1");
        assertThat(breadcrumb.getChildren().toList().getLast().getElement().getAttribute("aria-current"))
                .isEqualTo("page");
        assertThat(breadcrumb.getElement().getAttribute("aria-label")).isEqualTo("Where you are");
    }
}
