package dev.kunci.operators;

import java.util.Map;
import java.util.Set;

/**
 * How a person likes their lists.
 *
 * @param compact whether rows are low
 * @param hidden the columns they do not want to see, by list
 */
public record ListChoices(boolean compact, Map<String, Set<String>> hidden) {

    public static final ListChoices NONE = new ListChoices(false, Map.of());

    public ListChoices {
        hidden = Map.copyOf(hidden);
    }

    public Set<String> hidden(String list) {
        return hidden.getOrDefault(list, Set.of());
    }
}
