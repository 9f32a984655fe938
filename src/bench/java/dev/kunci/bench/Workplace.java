package dev.kunci.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where a run keeps its data. */
public final class Workplace {

    private Workplace() {}

    /** That directory without what an earlier run left in it. */
    public static Path empty(Path directory) throws IOException {
        if (Files.exists(directory)) {
            List<Path> left;
            try (Stream<Path> all = Files.walk(directory)) {
                left = all.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path one : left) {
                Files.delete(one);
            }
        }
        return Files.createDirectories(directory);
    }
}
