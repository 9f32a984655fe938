package dev.kunci.bench.imports;

import dev.kunci.bench.Kunci;
import dev.kunci.bench.Population;
import dev.kunci.bench.ProcessTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * What one import took.
 *
 * @param seconds from the command to its end
 * @param program seconds of processor time of the command
 * @param database seconds of processor time of PostgreSQL
 * @param memory peak of the command, in MB
 */
record Imported(double seconds, double program, double database, double memory) {

    private static final int LOOK_MILLIS = 50;

    /** Without what an import of a single app takes, which is the start of the JVM. */
    Imported without(Imported start) {
        return new Imported(seconds - start.seconds, program - start.program, database - start.database, memory);
    }

    static Imported of(Kunci kunci, Path file) throws Exception {
        double before = ProcessTree.withChildren(kunci.databaseProcess());
        long start = System.nanoTime();
        Process process =
                kunci.begin("import", "--organization", Population.PLACE, "--create-missing", file.toString());
        double program = 0;
        double memory = 0;
        while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            try {
                program = ProcessTree.own(process.pid());
                memory = Math.max(memory, ProcessTree.peak(process.pid()));
            } catch (IOException ended) {
                break;
            }
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the import has failed");
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Imported(seconds, program, ProcessTree.withChildren(kunci.databaseProcess()) - before, memory);
    }
}
