package dev.kunci.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;

/** Passes items on to be staged, and says now and then how much of the file they are. */
final class Reading implements BiConsumer<Kind, Value> {

    private static final int EVERY = 1_000;

    private final Path file;
    private final Contents contents;
    private final ProgressListener progress;
    private long items;
    private long read;
    private long size;

    Reading(Path file, Contents contents, ProgressListener progress) {
        this.file = file;
        this.contents = contents;
        this.progress = progress;
    }

    InputStream open() throws IOException {
        size = Math.max(1, Files.size(file));
        return new FilterInputStream(Files.newInputStream(file)) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int count = super.read(bytes, offset, length);
                read += Math.max(0, count);
                return count;
            }
        };
    }

    @Override
    public void accept(Kind kind, Value value) {
        contents.read(kind, value);
        items++;
        if (items % EVERY == 0) {
            progress.progress(ProgressListener.Phase.READING, items, (int) Math.min(100, 100 * read / size));
        }
    }

    long items() {
        return items;
    }
}
