package dev.kunci.registry.value;

import java.util.List;

/** Lists of words, such as scopes and environments, as forms, programs and files write them. */
public final class WordList {

    private WordList() {}

    /** The trimmed words; blank ones are left out, and duplicates count once. */
    public static List<String> of(List<String> written) {
        return written.stream()
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }
}
