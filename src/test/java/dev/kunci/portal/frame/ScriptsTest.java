package dev.kunci.portal.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What Java calls in the browser exists there, and no script longer than an expression hides in a Java string. */
class ScriptsTest {

    private static final Path ASSETS = Path.of("frontend", "assets");
    private static final Pattern CALL = Pattern.compile("window\\.kunci\\.(\\w+)\\(");
    private static final Pattern OFFERED = Pattern.compile("window\\.kunci = \\{([^}]*)}");
    private static final Pattern IMPORTED = Pattern.compile("'\\./([a-z]+\\.js)'");
    private static final Pattern SCRIPT = Pattern.compile("=> \\{|\\bconst \\w+ =|\\bfunction ?\\(");

    @Test
    void everyFunctionIsOfferedAndCalled() throws IOException {
        Set<String> called = sources().stream()
                .flatMap(file -> CALL.matcher(read(file)).results())
                .map(call -> call.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        Matcher offered = OFFERED.matcher(portal());
        assertThat(offered.find()).isTrue();
        assertThat(offered.group(1).strip().split("\\s*,\\s*")).containsExactlyInAnyOrderElementsOf(called);
    }

    @Test
    void everyModuleIsThere() {
        assertThat(IMPORTED.matcher(portal()).results().map(file -> ASSETS.resolve(file.group(1))))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(file).isRegularFile());
    }

    @Test
    void noScriptIsWrittenInJava() throws IOException {
        assertThat(sources()).noneMatch(file -> SCRIPT.matcher(read(file)).find());
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/dev/kunci/portal"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static String portal() {
        return read(ASSETS.resolve("portal.js"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
