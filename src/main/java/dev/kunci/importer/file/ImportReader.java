package dev.kunci.importer.file;

import dev.kunci.importer.ProgressListener;
import dev.kunci.shared.Refusal;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;

/** Reads the files of an import, passes their items on to be staged, and reports progress. */
public final class ImportReader {

    private static final int EVERY = 1_000;

    private final ImportSources sources;
    private final Consumer<ImportItem> contents;
    private final ProgressListener progress;
    private long items;
    private long read;
    private long size = 1;

    public ImportReader(ImportSources sources, Consumer<ImportItem> contents, ProgressListener progress) {
        this.sources = sources;
        this.contents = contents;
        this.progress = progress;
    }

    /** @return whether all of it was read; invalid JSON ends a file */
    public boolean read(JsonMapper json) {
        boolean whole = true;
        for (SourceFile file : sources.files()) {
            try {
                size += Files.size(file.path());
            } catch (IOException unreadable) {
                throw unreadable(file.path());
            }
        }
        if (sources.files().size() > ReadingLimits.MOST_FILES || size > ReadingLimits.MOST_GIBIBYTES << 30) {
            throw new Refusal.Invalid(
                    "refusal.import.files",
                    String.valueOf(sources.files().getFirst().path().getParent()),
                    ReadingLimits.MOST_FILES,
                    ReadingLimits.MOST_GIBIBYTES);
        }
        for (int i = 0; i < sources.files().size(); i++) {
            sources.begin(i);
            Path path = sources.file().path();
            try (InputStream bytes = open(path);
                    JsonParser parser = json.createParser(bytes)) {
                whole &= new JsonItems(parser, sources, this::accept).read();
            } catch (JacksonException noText) {
                sources.report(i, "json", 1, 1, "");
                whole = false;
            } catch (IOException unreadable) {
                throw unreadable(path);
            }
        }
        return whole;
    }

    private static Refusal unreadable(Path path) {
        return new Refusal.NotFound("refusal.import.unreadable", path.toString());
    }

    private InputStream open(Path path) throws IOException {
        return new FilterInputStream(Files.newInputStream(path)) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int count = super.read(bytes, offset, length);
                read += Math.max(0, count);
                return count;
            }
        };
    }

    private void accept(ImportItem item) {
        contents.accept(item);
        items++;
        if (items % EVERY == 0) {
            progress.progress(ProgressListener.Phase.READING, items, (int) Math.min(100, 100 * read / size));
        }
    }

    public long items() {
        return items;
    }
}
