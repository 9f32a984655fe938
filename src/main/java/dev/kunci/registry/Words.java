package dev.kunci.registry;

import java.util.List;

/** Lists of words, such as scopes and environments, as forms, programs and files write them. */
public final class Words {

    private Words() {}

    /** The same without the spaces around words; a blank word says nothing, and one that is there twice counts once. */
    public static List<String> of(List<String> written) {
        return written.stream()
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }
}
