package dev.kunci.portal.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class AssetCachingTest {
    private final ApplicationContextRunner portal =
            new ApplicationContextRunner().withUserConfiguration(AssetCaching.class);

    @Test
    void whereFilesChangeWhileThePortalRunsBrowsersAreNotToldThatTheirCopyIsGood() {
        portal.withPropertyValues("vaadin.productionMode=true")
                .run(context -> assertThat(context).hasSingleBean(AssetCaching.class));
        portal.withPropertyValues("vaadin.productionMode=false")
                .run(context -> assertThat(context).doesNotHaveBean(AssetCaching.class));
    }
}
