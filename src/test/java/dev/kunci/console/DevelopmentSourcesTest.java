package dev.kunci.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The build leaves {@code src/dev} out, so that it does not get into the jar: whatever it uses may be renamed unnoticed. */
class DevelopmentSourcesTest {
    private static final Path SOURCES = Path.of("src/dev/java");

    @TempDir
    private Path classes = Path.of("");

    @Test
    void whatRunsTheDevelopmentModeFitsTheRest() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(found, null, null);
                Stream<Path> sources = Files.walk(SOURCES)) {
            List<Path> types =
                    sources.filter(each -> each.toString().endsWith(".java")).toList();
            assertThat(types).isNotEmpty();
            compiler.getTask(
                            null,
                            files,
                            found,
                            List.of("-d", classes.toString(), "-proc:none"),
                            null,
                            files.getJavaFileObjectsFromPaths(types))
                    .call();
        }
        assertThat(found.getDiagnostics().stream().filter(each -> each.getKind() == Diagnostic.Kind.ERROR))
                .isEmpty();
    }

    @Test
    void theJarHasNothingOfIt() throws IOException {
        try (Stream<Path> sources = Files.walk(SOURCES)) {
            assertThat(sources.filter(each -> each.toString().endsWith(".java"))
                            .map(each ->
                                    "/" + SOURCES.relativize(each).toString().replaceFirst("java$", "class"))
                            .map(DevelopmentSourcesTest.class::getResource))
                    .hasSizeGreaterThan(3)
                    .containsOnlyNulls();
        }
    }
}
