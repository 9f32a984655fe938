package dev.kunci.console.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The reasons of the demo's decisions, in the language of the viewer. A demo is viewed on its own machine only, so that
 * is the language of the machine, unless another one is set: Indonesian, or else English.
 */
class DemoReasons {

    private static final int ENGLISH = 1;
    private static final int INDONESIAN = 2;

    private static final List<String> VARIABLES = List.of("KUNCI_DEMO_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG");

    private final Map<String, String> texts;

    /** @param lines a name, and the reason in English and in Indonesian */
    DemoReasons(List<String[]> lines, Locale language) {
        int column = language.getLanguage().equals("id") ? INDONESIAN : ENGLISH;
        texts = lines.stream()
                .collect(Collectors.toMap(
                        line -> line[0], line -> line[column], (first, _) -> first, LinkedHashMap::new));
    }

    /** The environment comes first; it may name a language that the machine has not installed. */
    static Locale language(Map<String, String> environment, Locale machine) {
        return VARIABLES.stream()
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isBlank() && !value.matches("(C|POSIX)([.@].*)?"))
                .findFirst()
                .map(value -> Locale.of(value.replaceFirst("[_.@].*$", "")))
                .orElse(machine);
    }

    /** Why developers requested an API product. */
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
