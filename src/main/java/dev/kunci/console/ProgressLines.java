package dev.kunci.console;

import dev.kunci.importer.ProgressListener;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Shows the progress of a long import: one line every few seconds, none for a short one. */
final class ProgressLines implements ProgressListener {
    private static final long INTERVAL = Duration.ofSeconds(2).toNanos();

    private final String file;
    private final PrintWriter out;
    private long last = System.nanoTime();

    ProgressLines(String file, PrintWriter out) {
        this.file = file;
        this.out = out;
    }

    @Override
    public void progress(Phase phase, long items, int percent) {
        long now = System.nanoTime();
        if (now - last >= INTERVAL) {
            last = now;
            out.printf(
                    Locale.ENGLISH,
                    "%s: %s, %,d items, %d %%%n",
                    file,
                    phase.name().toLowerCase(Locale.ROOT),
                    items,
                    percent);
            out.flush();
        }
    }
}
