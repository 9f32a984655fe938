package dev.kunci.console.backup;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backup says of itself, so that a broken, foreign or too new one is known before anything is made of it.
 *
 * @param format the form of the file
 * @param taken the instant whose state the file holds
 * @param schema the version of the schema
 * @param months the partitions of the record
 * @param keyVersions the keys of the keysets by which the stored consumer keys are found
 * @param tables in the order in which they can be filled
 * @param keysets where they were put in as well
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
    static final int FORMAT = 1;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    Manifest {
        months = List.copyOf(months);
        keyVersions = List.copyOf(keyVersions);
        tables = List.copyOf(tables);
    }

    /** One entry of the file: a table, or the keysets (which have neither columns nor rows). */
    record Part(String name, List<String> columns, long rows, String sha256) {
        Part {
            columns = List.copyOf(columns);
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

    /** @throws IllegalArgumentException where it is no manifest */
    static Manifest of(byte[] json) {
        try {
            return JSON.readValue(json, Manifest.class);
        } catch (JacksonException | NullPointerException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
