package dev.kunci.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.kunci.KunciApplication;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.data.repository.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the architecture: floors, doors, and what may be used where. */
class HouseTest {

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.kunci");

    static final Map<String, Integer> FLOORS = Map.ofEntries(
            Map.entry("shared", -1),
            Map.entry("audit", 0),
            Map.entry("feed", 0),
            Map.entry("web", 0),
            Map.entry("vault", 0),
            Map.entry("operators", 1),
            Map.entry("registry", 2),
            Map.entry("approval", 3),
            Map.entry("importer", 3),
            Map.entry("review", 3),
            Map.entry("portal", 4),
            Map.entry("management", 4),
            Map.entry("gateway", 4),
            Map.entry("console", 4));

    @Test
    void everyArrowIsAllowedAndNobodyReachesIntoAnotherModule() {
        ApplicationModules.of(KunciApplication.class).verify();
    }

    @Test
    void everyArrowRunsDownward() {
        Map<String, String> upward = new TreeMap<>();
        CODE.forEach(from -> from.getDirectDependenciesFromSelf().forEach(arrow -> {
            String source = module(from);
            String target = module(arrow.getTargetClass().getBaseComponentType());
            boolean known = FLOORS.containsKey(source) && FLOORS.containsKey(target);
            if (known && !source.equals(target) && FLOORS.get(source) <= FLOORS.get(target)) {
                upward.put(source + " -> " + target, arrow.getDescription());
            }
        }));

        assertThat(upward).isEmpty();
        assertThat(CODE).hasSizeGreaterThan(100);
    }

    @Test
    void everyPackageIsAKnownRoomAndSaysItsPurpose() throws IOException {
        assertThat(CODE.stream()
                        .map(HouseTest::module)
                        .filter(m -> !m.isEmpty())
                        .distinct())
                .isSubsetOf(FLOORS.keySet());
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<Path> silent = files.filter(Files::isDirectory)
                    .filter(HouseTest::holdsClasses)
                    .filter(room -> !Files.exists(room.resolve("package-info.java")))
                    .toList();
            assertThat(silent).isEmpty();
        }
        classes()
                .that(describe(
                        "are package-info", (JavaClass c) -> c.getSimpleName().equals("package-info")))
                .should()
                .beAnnotatedWith(NullMarked.class)
                .check(CODE);
    }

    @Test
    void viewsAndTheirComponentsTouchNoRepositoryNoSqlAndNoTransaction() {
        noClasses()
                .that(resideInAPackage("dev.kunci.portal.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "jakarta.persistence..",
                        "org.springframework.data..",
                        "org.springframework.jdbc..",
                        "java.sql..",
                        "org.springframework.transaction.."))
                .check(CODE);
        noClasses()
                .that()
                .areAssignableTo(Component.class)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(JdbcClient.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Repository.class)
                .orShould()
                .beAnnotatedWith(Transactional.class)
                .check(CODE);
    }

    @Test
    void onlyTheRegistryAndTheOperatorsHaveEntitiesAndNothingBelowTheDoorsKnowsTheScreen() {
        classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .should()
                .resideInAnyPackage("dev.kunci.registry", "dev.kunci.operators")
                .check(CODE);
        noClasses()
                .that(resideInAnyPackage(
                        "dev.kunci.shared..",
                        "dev.kunci.audit..",
                        "dev.kunci.feed..",
                        "dev.kunci.operators..",
                        "dev.kunci.registry..",
                        "dev.kunci.approval..",
                        "dev.kunci.importer..",
                        "dev.kunci.review.."))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("com.vaadin..", "jakarta.servlet..", "org.springframework.web.."))
                .check(CODE);
    }

    @Test
    void everyRouteSaysWhoMayEnter() {
        List<JavaClass> routes =
                CODE.stream().filter(c -> c.isAnnotatedWith(Route.class)).toList();

        assertThat(routes).hasSizeGreaterThanOrEqualTo(3).allMatch(route -> Stream.of(
                        AnonymousAllowed.class, PermitAll.class, RolesAllowed.class, DenyAll.class)
                .anyMatch(route::isAnnotatedWith));
    }

    @Test
    void whatAPersonReadsComesFromTheTranslations() throws IOException {
        Pattern literal = Pattern.compile(
                "(new (Span|Button|NativeButton|H[1-6]|Paragraph|Anchor|Text|Tab|NativeLabel|ListItem"
                        + "|TextField|TextArea|ComboBox|DatePicker|Checkbox|SideNavItem|Notification)(<>)?"
                        + "|\\.(setText|setLabel|setPlaceholder|setHelperText|setErrorMessage|setHeaderTitle|setHeader"
                        + "|setAriaLabel|setTitle|setTooltipText|withErrorMessage|asRequired))\\(\\s*\"(?!#|https?:|X-)[^\"]*\\p{L}{2}");
        Map<Path, String> found = new TreeMap<>();
        int read = 0;
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/dev/kunci/portal"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                read++;
                Matcher matcher = literal.matcher(Files.readString(file));
                if (matcher.find()) {
                    found.put(file, matcher.group());
                }
            }
        }

        assertThat(found).isEmpty();
        assertThat(read).isGreaterThan(30);
    }

    @Test
    void nothingAsksForAFrontendBundle() {
        noClasses()
                .should()
                .beAnnotatedWith(JsModule.class)
                .orShould()
                .beAnnotatedWith(JavaScript.class)
                .orShould()
                .beAnnotatedWith(CssImport.class)
                .orShould()
                .beAnnotatedWith(NpmPackage.class)
                .check(CODE);
        assertThat(Path.of("package.json")).doesNotExist();
        assertThat(Path.of("frontend/package.json")).doesNotExist();
        assertThat(Path.of("frontend/index.html")).doesNotExist();
    }

    @Test
    void nobodyIsCalledImplManagerHelperUtilOrDtoAndNoFileIsLongerThan300Lines() throws IOException {
        assertThat(CODE.stream().map(JavaClass::getSimpleName))
                .noneMatch(name -> name.matches(".*(Impl|Manager|Helper|Utils?|Dto|DTO)$"));
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            assertThat(files.filter(f -> f.toString().endsWith(".java")).filter(f -> lines(f) > 300))
                    .isEmpty();
        }
    }

    static String module(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith("dev.kunci.")) {
            return "";
        }
        return name.substring("dev.kunci.".length()).split("\\.")[0];
    }

    private static boolean holdsClasses(Path room) {
        try (Stream<Path> files = Files.list(room)) {
            return files.anyMatch(f -> f.toString().endsWith(".java"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
