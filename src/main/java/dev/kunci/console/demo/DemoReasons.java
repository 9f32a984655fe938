package dev.kunci.console.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Why the people of the demo decided as they did, in the language of the person who looks at it. A demo is seen on its own
 * machine only, so that is the language of the machine: Indonesian, or else English.
 */
class DemoReasons {

    private static final int ENGLISH = 1;
    private static final int INDONESIAN = 2;

    private final Map<String, String> texts;

    /** @param lines a name, and the reason in English and in Indonesian */
    DemoReasons(List<String[]> lines, Locale language) {
        int column = language.getLanguage().equals("id") ? INDONESIAN : ENGLISH;
        texts = lines.stream().collect(Collectors.toMap(
                line -> line[0], line -> line[column], (first, _) -> first, LinkedHashMap::new));
    }

    /** Why developers asked for an API product. */
    List<String> requests() {
        return texts.entrySet().stream()
                .filter(text -> text.getKey().startsWith("request-"))
                .map(Map.Entry::getValue)
                .toList();
    }

    String of(String name) {
        return Objects.requireNonNull(texts.get(name), name);
    }
}
