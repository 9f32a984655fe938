package dev.kunci.registry;

import dev.kunci.shared.PlainText;
import dev.kunci.shared.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Keeps the scopes of apps and keys within those of their API products (Apigee: InvalidScopes). */
final class Scopes {

    private Scopes() {}

    /**
     * @param before what it has already and may keep
     * @param offered the scopes of its API products
     * @throws Refusal.Invalid naming what is not offered, and what is
     */
    static void check(List<String> scopes, List<String> before, Collection<String> offered) {
        scopes.forEach(PlainText::check);
        List<String> beyond = new ArrayList<>(scopes);
        beyond.removeAll(before);
        beyond.removeAll(offered);
        if (beyond.isEmpty()) {
            return;
        }
        String wrong = String.join(", ", beyond);
        List<String> sorted = offered.stream().distinct().sorted().toList();
        throw sorted.isEmpty()
                ? new Refusal.Invalid("refusal.scopes.none", wrong)
                : new Refusal.Invalid("refusal.scopes", wrong, String.join(", ", sorted));
    }
}
