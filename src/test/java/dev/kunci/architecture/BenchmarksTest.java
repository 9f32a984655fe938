package dev.kunci.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmarks, which Maven does not build: they fit the product, and their arithmetic is right. */
class BenchmarksTest {

    private static final Path SOURCES = Path.of("src", "bench", "java");
    private static final String DECISIONS = "dev.kunci.bench.decide.";

    @TempDir
    private static Path classes;

    private static URLClassLoader loader;

    @BeforeAll
    static void compile() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(SOURCES)) {
            files = all.filter(file -> file.toString().endsWith(".java")).toList();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter problems = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            assertThat(compiler.getTask(
                                    problems,
                                    manager,
                                    null,
                                    List.of("-proc:none", "-nowarn", "-d", classes.toString()),
                                    null,
                                    manager.getJavaFileObjectsFromPaths(files))
                            .call())
                    .as(problems.toString())
                    .isTrue();
        }
        loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, BenchmarksTest.class.getClassLoader());
    }

    @AfterAll
    static void close() throws IOException {
        loader.close();
    }

    @Test
    void percentilesAndRatesAreThoseOfAllDecisions() throws Exception {
        long[] nanos = new long[200];
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] = (200 - i) * 1_000_000L;
        }
        Object times = method("Times", "of", long[].class, long.class).invoke(null, nanos, 4_000_000_000L);
        assertThat(times).hasToString("Times[count=200, rate=50.0, p50=100.0, p99=198.0]");
        Object line = method("Times", "line").invoke(times);
        assertThat(method("Times", "parse", String.class).invoke(null, line)).isEqualTo(times);
    }

    @Test
    void eachPartOfAMedianIsTheMiddleOfThatPart() throws Exception {
        Method median = method("Sample", "median", List.class);
        Object low = sample(1, 20, 300);
        Object middle = sample(3, 30, 100);
        Object high = sample(9, 10, 200);
        assertThat(median.invoke(null, List.of(high, low, middle))).isEqualTo(sample(3, 20, 200));
        assertThat(median.invoke(null, List.of(high, low))).isEqualTo(sample(5, 15, 250));
    }

    @Test
    void anAimIsMetAtItsBound() throws Exception {
        Constructor<?> aim =
                type("Aim").getDeclaredConstructor(String.class, double.class, double.class, boolean.class);
        aim.setAccessible(true);
        Method met = method("Aim", "met");
        assertThat(met.invoke(aim.newInstance("rate", 10.0, 10.0, true))).isEqualTo(true);
        assertThat(met.invoke(aim.newInstance("rate", 9.9, 10.0, true))).isEqualTo(false);
        assertThat(met.invoke(aim.newInstance("time", 0.25, 0.25, false))).isEqualTo(true);
        assertThat(met.invoke(aim.newInstance("time", 0.26, 0.25, false))).isEqualTo(false);
    }

    @Test
    void thePageAboutPerformanceHasRoomForTheResults() throws Exception {
        Method replaced = method("Page", "replaced", String.class, String.class);
        String page = Files.readString(Path.of("docs", "performance.md"));
        String once = (String) replaced.invoke(null, page, "\nresults\n");
        assertThat(once).contains("\nresults\n").doesNotContain("| clients |");
        assertThat(replaced.invoke(null, once, "\nresults\n")).isEqualTo(once);
        assertThatThrownBy(() -> replaced.invoke(null, "nothing", "results"))
                .hasRootCauseMessage("the page has no marks for the results");
    }

    private static Object sample(double rate, double p50, double p99) throws Exception {
        Constructor<?> sample = type("Sample")
                .getDeclaredConstructor(double.class, double.class, double.class, double.class, double.class);
        sample.setAccessible(true);
        return sample.newInstance(rate, p50, p99, 0.0, 0.0);
    }

    private static Method method(String type, String name, Class<?>... parameters) throws Exception {
        Method method = type(type).getDeclaredMethod(name, parameters);
        method.setAccessible(true);
        return method;
    }

    private static Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName(DECISIONS + name, false, loader);
    }
}
