package dev.kunci.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Some thousands of inputs for each parser, the same ones each time; {@code ./kunci drill fuzz} tries new ones. */
@Tag("slow")
class FuzzTest {

    @Test
    void whateverComesIsReadOrRefused(@TempDir Path findings) throws Exception {
        assertThat(Fuzzer.targets()).hasSizeGreaterThan(8);
        assertThat(Fuzzer.run(AllTargets.class.getName(), "-runs=60000", findings))
                .isEmpty();
    }

    @Test
    void aTargetThatFailsIsFound(@TempDir Path findings) throws Exception {
        assertThat(Fuzzer.run(Broken.class.getName(), "-runs=20000", findings)).contains("a digit after a sign");
    }
}
