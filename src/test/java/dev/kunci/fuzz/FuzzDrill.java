package dev.kunci.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Looks for inputs that break a parser for as long as it is given: {@code ./kunci drill fuzz [--seconds N]}. */
@Tag("drill")
class FuzzDrill {

    private static final int SECONDS = Integer.getInteger("kunci.drill.seconds", 60);

    static Stream<String> targets() {
        return Fuzzer.targets().stream();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void nothingBreaksIt(String target) throws Exception {
        Path findings = Files.createDirectories(Path.of("target", "fuzz"));
        assertThat(Fuzzer.run(target, "-max_total_time=" + SECONDS, findings)).isEmpty();
    }
}
