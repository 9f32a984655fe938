package dev.kunci.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;

/** Keeps rooms small, names unique, and permissions down to what is used. */
class RoomsTest {

    private static final int FILES_IN_A_ROOM = 20;

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.kunci");

    @Test
    void noRoomHoldsMoreThanTwentyFiles() throws IOException {
        Map<Path, Long> rooms = sources().collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));

        assertThat(rooms).hasSizeGreaterThan(60);
        assertThat(rooms)
                .as("rooms with more than %s files: split them", FILES_IN_A_ROOM)
                .allSatisfy((room, files) -> assertThat(files).as("%s", room).isLessThanOrEqualTo(FILES_IN_A_ROOM));
    }

    @Test
    void noTwoTypesShareASimpleName() throws IOException {
        Map<String, List<Path>> types = sources()
                .filter(file -> !file.endsWith("package-info.java"))
                .collect(Collectors.groupingBy(file -> file.getFileName().toString()));

        assertThat(types).hasSizeGreaterThan(800);
        assertThat(types.values().stream().filter(files -> files.size() > 1))
                .as("types with the same simple name: rename one of each")
                .isEmpty();
    }

    @Test
    void everyAllowedDependencyIsUsed() {
        Map<String, Set<String>> used = new TreeMap<>();
        CODE.forEach(from -> from.getDirectDependenciesFromSelf()
                .forEach(arrow -> used.computeIfAbsent(HouseTest.module(from), _ -> new TreeSet<>())
                        .add(HouseTest.module(arrow.getTargetClass().getBaseComponentType()))));
        Map<String, Set<String>> unused = new TreeMap<>();
        CODE.stream()
                .filter(room -> room.isAnnotatedWith(ApplicationModule.class))
                .forEach(room -> {
                    Set<String> allowed = Stream.of(room.getAnnotationOfType(ApplicationModule.class)
                                    .allowedDependencies())
                            .map(name -> name.split("::")[0].strip())
                            .collect(Collectors.toCollection(TreeSet::new));
                    allowed.removeAll(used.getOrDefault(HouseTest.module(room), Set.of()));
                    if (!allowed.isEmpty()) {
                        unused.put(room.getPackageName(), allowed);
                    }
                });

        assertThat(unused)
                .as("allowedDependencies that nothing uses: remove them")
                .isEmpty();
    }

    @Test
    void everyFloorHasAModule() {
        assertThat(CODE.stream().map(HouseTest::module).collect(Collectors.toSet()))
                .as("modules of the floors in HouseTest")
                .containsAll(HouseTest.FLOORS.keySet());
    }

    /** Rooms are packages, so the verbs of an entity are public; this test restricts who may call them. */
    @Test
    void onlyTheOwnModuleAndTheDecisionChangeAnEntity() {
        Set<JavaCodeUnit> verbs = verbs();
        Set<String> strangers = new TreeSet<>();
        for (JavaCodeUnit verb : verbs) {
            String owner = HouseTest.module(verb.getOwner());
            for (JavaAccess<?> call : verb.getAccessesToSelf()) {
                String caller = HouseTest.module(call.getOriginOwner());
                if (!caller.equals(owner) && !(owner.equals("registry") && caller.equals("approval"))) {
                    strangers.add(call.getDescription());
                }
            }
        }

        assertThat(verbs).hasSizeGreaterThan(20);
        assertThat(strangers).isEmpty();
    }

    /** Methods of entities that write a field, directly or through another such method. */
    private static Set<JavaCodeUnit> verbs() {
        List<JavaClass> entities = CODE.stream()
                .filter(type -> type.isAnnotatedWith(Entity.class) || type.isAnnotatedWith(MappedSuperclass.class))
                .toList();
        Set<JavaCodeUnit> verbs = new HashSet<>();
        for (boolean grown = true; grown; ) {
            grown = false;
            for (JavaClass entity : entities) {
                for (JavaCodeUnit unit : entity.getCodeUnits()) {
                    grown |= writes(unit, verbs) && verbs.add(unit);
                }
            }
        }
        return verbs;
    }

    private static boolean writes(JavaCodeUnit unit, Set<JavaCodeUnit> verbs) {
        boolean own = unit instanceof JavaMethod
                && unit.getFieldAccesses().stream()
                        .anyMatch(access -> access.getAccessType() == JavaFieldAccess.AccessType.SET);
        return own
                || unit.getMethodCallsFromSelf().stream().anyMatch(call -> call.getTarget()
                        .resolveMember()
                        .filter(verbs::contains)
                        .isPresent());
    }

    private static Stream<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        }
    }
}
