package dev.kunci.registry;

import dev.kunci.shared.PlainText;
import dev.kunci.shared.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The scopes that apps and keys can have: those of their API products (Apigee: InvalidScopes).
 *
 * @param withProducts whether there are API products at all; if there are none yet, scopes are accepted in advance
 * @param offered the scopes of these products
 */
public record Scopes(boolean withProducts, Collection<String> offered) {

    public static Scopes of(List<ApiProduct> products) {
        return new Scopes(
                !products.isEmpty(),
                products.stream().flatMap(product -> product.scopes().stream()).toList());
    }

    /**
     * @param before existing scopes, which may stay
     * @throws Refusal.Invalid naming what is not offered, and what is
     */
    public void check(List<String> scopes, List<String> before) {
        List<String> beyond = new ArrayList<>(scopes);
        beyond.removeAll(before);
        beyond.forEach(PlainText::check);
        beyond.removeAll(offered);
        if (beyond.isEmpty() || !withProducts) {
            return;
        }
        String wrong = String.join(", ", beyond);
        List<String> sorted = offered.stream().distinct().sorted().toList();
        throw sorted.isEmpty()
                ? new Refusal.Invalid("refusal.scopes.none", wrong)
                : new Refusal.Invalid("refusal.scopes", wrong, String.join(", ", sorted));
    }
}
