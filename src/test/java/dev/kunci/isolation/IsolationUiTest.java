package dev.kunci.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.internal.UIInternals;
import com.vaadin.flow.router.Route;
import dev.kunci.operators.Actor;
import dev.kunci.testing.UiTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** No page of one organization shows anything of another: it looks like a page that does not exist. */
@Tag("slow")
class IsolationUiTest extends UiTest {
    private static final Pattern PARAMETER = Pattern.compile(":([a-zA-Z]+)");

    @Test
    void anotherOrganizationIsNoMoreThanOneThatDoesNotExist() throws Exception {
        TwoOrganizations two = new TwoOrganizations(context);
        Things nowhere = two.second.madeUp("zz");
        Map<String, List<String>> visible = new TreeMap<>();
        for (String route : routes()) {
            String there = page(two.member, route, two.second);
            String absent = page(two.member, route, nowhere);
            if (!there.equals(absent) || !there.contains("NotFoundView")) {
                visible.put(route, List.of(there, absent));
            }
        }
        assertThat(visible).isEmpty();
    }

    @Test
    void whatAnotherOrganizationHasIsNotFoundHere() throws Exception {
        TwoOrganizations two = new TwoOrganizations(context);
        Map<String, List<String>> visible = new TreeMap<>();
        List<String> details = routes().stream()
                .filter(route -> PARAMETER.matcher(route).results().count() > 1)
                .toList();
        for (String route : details) {
            String own = page(two.memberOfBoth, route, two.first);
            String theirs = page(two.memberOfBoth, route, two.second.in(two.first));
            String unknown =
                    page(two.memberOfBoth, route, two.second.madeUp("zz").in(two.first));
            if (!theirs.equals(unknown) || !theirs.contains("NotFoundView") || own.contains("NotFoundView")) {
                visible.put(route, List.of(own, theirs, unknown));
            }
        }
        assertThat(details).hasSizeGreaterThanOrEqualTo(3);
        assertThat(visible).isEmpty();
    }

    /** The text of the page, without the names in its URL. */
    private String page(Actor person, String route, Things things) {
        Matcher parameter = PARAMETER.matcher(route);
        String address = parameter.replaceAll(found ->
                found.group(1).equals("organization") ? things.organizationName() : id(things, route, found.group(1)));
        signIn(person);
        navigate(address);
        UIInternals page = UI.getCurrent().getInternals();
        List<HasElement> chain = page.getActiveRouterTargetsChain();
        String text = chain.getLast().getElement().getTextRecursively();
        assertThat(text).contains("Kunci");
        return things.mask(chain.getFirst().getClass().getSimpleName() + " " + page.getTitle() + " " + text);
    }

    /** An owner is a developer, except among app groups. */
    private static String id(Things things, String route, String name) {
        return things.id(route.contains("/groups/") ? "app_group" : name).toString();
    }

    private static List<String> routes() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Route.class));
        TreeSet<String> routes = new TreeSet<>();
        scanner.findCandidateComponents("dev.kunci").forEach(found -> {
            try {
                String route = Class.forName(found.getBeanClassName())
                        .getAnnotation(Route.class)
                        .value();
                if (route.contains(":organization")) {
                    routes.add(route);
                }
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(routes).hasSizeGreaterThanOrEqualTo(8);
        return new ArrayList<>(routes);
    }
}
