package dev.kunci.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keysets files for tests that run without the application. */
public final class KeysetsMade {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private KeysetsMade() {}

    public static void fresh(Path file) {
        new KeysetFile(file).create();
    }

    /** What becomes of keysets when a new key is added to them that is used from then on. */
    public static void rotated(Path before, Path after) throws IOException {
        fresh(after);
        Map<String, Map<String, Object>> old = read(before);
        Map<String, Map<String, Object>> rotated = read(after);
        rotated.forEach((name, keyset) -> {
            List<Object> keys = new ArrayList<>((List<?>) keyset.get("key"));
            keys.addAll((List<?>) old.get(name).get("key"));
            keyset.put("key", keys);
        });
        Files.writeString(after, JSON.writeValueAsString(rotated));
    }

    private static Map<String, Map<String, Object>> read(Path file) throws IOException {
        return JSON.readValue(
                Files.readString(file), new TypeReference<LinkedHashMap<String, Map<String, Object>>>() {});
    }
}
