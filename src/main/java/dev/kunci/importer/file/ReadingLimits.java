package dev.kunci.importer.file;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** How much of a file is read at once: more than any export contains, but not enough to exhaust the memory. */
public final class ReadingLimits {

    public static final int LONGEST_TEXT = 1 << 20;
    static final int DEEPEST = 64;

    /** In one developer, app group, API product or app with all its keys. */
    public static final int MOST_VALUES = 200_000;

    static final int MOST_BYTES = 16 << 20;

    /** Digits of a number, exponent included. */
    static final int LONGEST_NUMBER = 40;

    static final int MOST_FILES = 100_000;
    static final long MOST_GIBIBYTES = 64;

    /** Of one kind in one import. */
    public static final int MOST_ROWS = 20_000_000;

    private ReadingLimits() {}

    public static JsonMapper mapper() {
        return JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxStringLength(LONGEST_TEXT)
                                .maxNestingDepth(DEEPEST)
                                .build())
                        .build())
                .build();
    }

    static Object[] said() {
        return new Object[] {LONGEST_TEXT, DEEPEST, MOST_VALUES, MOST_BYTES >> 20};
    }
}
