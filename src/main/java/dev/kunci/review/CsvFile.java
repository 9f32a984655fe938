package dev.kunci.review;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Streams a CSV file line by line to a receiver who may have disconnected. */
public final class CsvFile {

    private final Writer out;

    private CsvFile(OutputStream out) {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    /**
     * @param out is flushed, not closed
     * @throws UncheckedIOException if the receiver has disconnected
     */
    public static void send(OutputStream out, Consumer<CsvFile> lines) {
        CsvFile file = new CsvFile(out);
        file.write(CsvLine.BYTE_ORDER_MARK);
        lines.accept(file);
        try {
            file.out.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    public void line(@Nullable String... cells) {
        write(CsvLine.of(cells));
    }

    private void write(String text) {
        try {
            out.write(text);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
