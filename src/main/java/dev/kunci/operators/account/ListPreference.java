package dev.kunci.operators.account;

import java.util.Map;
import java.util.Set;

/**
 * How a person wants lists to look.
 *
 * @param compact whether rows are low
 * @param hidden the hidden columns, by list
 */
public record ListPreference(boolean compact, Map<String, Set<String>> hidden) {

    public static final ListPreference NONE = new ListPreference(false, Map.of());

    public ListPreference {
        hidden = Map.copyOf(hidden);
    }

    public Set<String> hidden(String list) {
        return hidden.getOrDefault(list, Set.of());
    }
}
