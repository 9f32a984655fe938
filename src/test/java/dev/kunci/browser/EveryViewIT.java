package dev.kunci.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.Route;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** Every view on a desktop. */
class EveryViewIT extends Looking {

    @Test
    void noViewIsMissingInTheTable() throws SQLException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Route.class));
        scanner.addIncludeFilter(new AssignableTypeFilter(HasErrorParameter.class));
        Set<String> views = scanner.findCandidateComponents("dev.kunci").stream()
                .map(found -> String.valueOf(found.getBeanClassName()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(Sights.all().stream().map(sight -> sight.view().getName()).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(views);
        assertThat(Sights.all().stream().map(Sight::name)).doesNotHaveDuplicates();
    }

    @Test
    void everyViewIsForEverybody() throws Exception {
        lookAtEveryView("en", 1280);
    }
}
