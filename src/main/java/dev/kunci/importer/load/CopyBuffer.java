package dev.kunci.importer.load;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/** Collects rows in the text format of COPY and sends them in chunks of one megabyte. */
final class CopyBuffer {

    private static final int CHUNK = 1 << 20;

    private final CopyManager copy;
    private final String statement;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(CHUNK + CHUNK / 8);

    CopyBuffer(CopyManager copy, String table, List<String> columns) {
        this.copy = copy;
        this.statement = "copy " + table + " (" + String.join(", ", columns) + ") from stdin";
    }

    /** @param values in the order of the columns: text, numbers, instants, ids, bytes, or lists of text */
    void row(@Nullable Object... values) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                line.append('\t');
            }
            append(line, values[i]);
        }
        bytes.writeBytes(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        if (bytes.size() >= CHUNK) {
            flush();
        }
    }

    void flush() {
        if (bytes.size() == 0) {
            return;
        }
        try {
            CopyIn in = copy.copyIn(statement);
            in.writeToCopy(bytes.toByteArray(), 0, bytes.size());
            in.endCopy();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot stage", e);
        }
        bytes.reset();
    }

    private static void append(StringBuilder line, @Nullable Object value) {
        switch (value) {
            case null -> line.append("\\N");
            case byte[] content -> line.append("\\\\x").append(HexFormat.of().formatHex(content));
            case List<?> list -> escape(line, array(list));
            case Instant instant -> line.append(instant);
            default -> escape(line, value.toString());
        }
    }

    private static String array(List<?> list) {
        return list.stream()
                .map(element -> '"' + element.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static void escape(StringBuilder line, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> line.append("\\\\");
                case '\t' -> line.append("\\t");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                default -> line.append(c);
            }
        }
    }
}
