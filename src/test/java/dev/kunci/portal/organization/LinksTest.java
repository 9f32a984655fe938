package dev.kunci.portal.organization;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.vaadin.flow.router.Route;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every address leads to a view, and what it carries arrives there unchanged. */
class LinksTest {

    private static final UUID ID = UUID.fromString("0191e0a0-0000-7000-8000-000000000001");

    private final Links links = new Links("acme");

    @Test
    void addressesAreThoseOfTheRoutes() {
        List<Pattern> routes = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.kunci.portal")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(Route.class))
                        .map(LinksTest::template)
                        .toList();

        assertThat(List.of(
                        links.apps(),
                        links.newApp(),
                        links.app(ID),
                        links.products(),
                        links.product(ID),
                        links.developers(),
                        links.groups(),
                        links.owner(ID, false),
                        links.owner(ID, true),
                        links.approvals(),
                        links.inspector(),
                        links.people(),
                        links.person(ID)))
                .doesNotHaveDuplicates()
                .allSatisfy(address -> assertThat(routes)
                        .anyMatch(route -> route.matcher(address).matches()));
    }

    private static Pattern template(JavaClass view) {
        return Pattern.compile(view.getAnnotationOfType(Route.class).value().replaceAll(":[a-z]+", "[^/]+"));
    }

    @Test
    void parametersFollowTheAddress() {
        assertThat(links.credentials(ID)).isEqualTo("o/acme/apps/" + ID + "?tab=credentials");
        assertThat(links.inspector(ID)).isEqualTo("o/acme/inspector?key=" + ID);
        assertThat(links.appsOf("a b+c@d.example")).isEqualTo("o/acme/apps?developer=a%20b%2Bc%40d.example");
        assertThat(links.tokensOf("a&b@d.example")).isEqualTo("o/acme/people/tokens?q=a%26b%40d.example");
    }
}
