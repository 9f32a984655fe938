package dev.kunci.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;

/**
 * A listener of a benchmark that runs inside the measured Kunci, which finds it in {@code spring.factories}.
 *
 * @param directory its compiled classes
 * @param jar the measured Kunci
 */
public record Agent(Path directory, String jar) {

    /** @return whether it fits this Kunci; what does not is said on the error stream */
    public boolean compile(Class<?> listener) throws IOException {
        Files.createDirectories(directory.resolve("META-INF"));
        Files.writeString(
                directory.resolve("META-INF/spring.factories"),
                "org.springframework.context.ApplicationListener=" + listener.getName() + "\n");
        String source = "src/bench/java/" + listener.getName().replace('.', '/') + ".java";
        return ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-proc:none",
                                "-d",
                                directory.toString(),
                                "-cp",
                                jar,
                                "-sourcepath",
                                "src/bench/java",
                                source)
                == 0;
    }

    /** What to start Kunci with, so that the listener runs in it. */
    public List<String> program() {
        return List.of("-cp", directory.toAbsolutePath() + ":" + jar, "dev.kunci.console.Main");
    }
}
