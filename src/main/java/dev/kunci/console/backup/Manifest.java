package dev.kunci.console.backup;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The description of a backup within it, so that a damaged, foreign or too new one is recognized before anything is
 * restored.
 *
 * @param format the format of the file
 * @param taken the instant whose state the file holds
 * @param schema the version of the schema
 * @param months the partitions of the audit log
 * @param keyVersions the keys of the keysets by which the stored consumer keys are found
 * @param tables in the order in which they can be filled
 * @param keysets if they are included
 */
record Manifest(
        int format,
        Instant taken,
        String schema,
        List<String> months,
        List<Long> keyVersions,
        List<Part> tables,
        @Nullable Part keysets) {
    static final String ENTRY = "manifest.json";
    static final String KEYSETS = "keysets.json";
    static final int FORMAT = 2;
    private static final int MOST = 10_000;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    Manifest {
        months = List.copyOf(months);
        keyVersions = List.copyOf(keyVersions);
        tables = List.copyOf(tables);
    }

    /**
     * One entry of the file: a table, or the keysets (without columns and rows).
     *
     * @param bytes unpacked; missing in backups of an older Kunci
     */
    record Part(
            String name,
            List<String> columns,
            long rows,
            @Nullable Long bytes,
            String sha256) {
        Part {
            columns = List.copyOf(columns);
        }

        boolean isTable() {
            return NAME.matcher(name).matches()
                    && !columns.isEmpty()
                    && columns.size() <= MOST
                    && columns.stream().allMatch(column -> NAME.matcher(column).matches())
                    && isPart();
        }

        boolean isPart() {
            return rows >= 0
                    && (bytes == null || bytes >= 0)
                    && DIGEST.matcher(sha256).matches();
        }

        String entry() {
            return columns.isEmpty() ? name : "tables/" + name + ".copy";
        }
    }

    Stream<Part> parts() {
        return Stream.concat(tables.stream(), Stream.ofNullable(keysets));
    }

    long rows() {
        return tables.stream().mapToLong(Part::rows).sum();
    }

    byte[] json() {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    }

    /** @throws IllegalArgumentException if it is not a manifest */
    static Manifest of(byte[] json) {
        try {
            Manifest manifest = JSON.readValue(json, Manifest.class);
            if (!manifest.isOne()) {
                throw new IllegalArgumentException(ENTRY + " says what cannot be");
            }
            return manifest;
        } catch (JacksonException | NullPointerException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private boolean isOne() {
        return schema.matches("[0-9][0-9._]{0,20}")
                && months.size() <= MOST
                && keyVersions.size() <= MOST
                && tables.stream().allMatch(Part::isTable)
                && tables.stream().map(Part::name).distinct().count() == tables.size()
                && (keysets == null
                        || keysets.name().equals(KEYSETS) && keysets.columns().isEmpty() && keysets.isPart());
    }
}
