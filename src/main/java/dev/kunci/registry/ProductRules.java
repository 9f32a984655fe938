package dev.kunci.registry;

import dev.kunci.shared.PlainText;
import dev.kunci.shared.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What an API product may look like; what is stored already and stays as it is, is left in peace. */
final class ProductRules {

    private static final int LONGEST = 255;
    private static final int MOST = 100;

    /** The characters the Apigee page allows in the internal name of an API product. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._$ %-]+");

    private ProductRules() {}

    static void checkName(String name) {
        PlainText.check(name);
        if (name.isBlank()) {
            throw new Refusal.Invalid("refusal.product.name.empty");
        }
        if (name.length() > LONGEST) {
            throw new Refusal.Invalid("refusal.product.name.long", LONGEST);
        }
        if (!NAME.matcher(name).matches()) {
            throw new Refusal.Invalid("refusal.product.name", name);
        }
    }

    static void checkSpace(String space) {
        PlainText.check(space);
        if (space.length() > LONGEST) {
            throw new Refusal.Invalid("refusal.product.space.long", LONGEST);
        }
    }

    /** @throws Refusal.Invalid naming what to change */
    static void check(ProductDraft before, ProductDraft after) {
        PlainText.check(after.displayName());
        PlainText.check(after.description());
        if (after.displayName().length() > LONGEST) {
            throw new Refusal.Invalid("refusal.product.display-name.long", LONGEST);
        }
        words("environments", before.environments(), after.environments());
        words("proxies", before.proxies(), after.proxies());
        words("scopes", before.scopes(), after.scopes());
        words("paths", before.paths(), after.paths());
        if (!after.paths().equals(before.paths())) {
            after.paths().forEach(path -> path(path, "paths"));
        }
        if (!after.operations().equals(before.operations())) {
            operations(after.operations());
        }
        String type = after.operationConfigType();
        if (type != null && !type.equals(before.operationConfigType()) && !OperationGroup.TYPES.contains(type)) {
            throw new Refusal.Invalid("refusal.product.operations.type", type, String.join(", ", OperationGroup.TYPES));
        }
        boolean chosen = after.paths().isEmpty() || after.operations().isEmpty();
        boolean same =
                after.paths().equals(before.paths()) && after.operations().equals(before.operations());
        if (!chosen && !same) {
            throw new Refusal.Invalid("refusal.product.operations.paths");
        }
        if (!after.quota().equals(before.quota())) {
            after.quota().check();
        }
        attributes(before, after);
    }

    private static void words(String field, List<String> before, List<String> after) {
        if (after.equals(before)) {
            return;
        }
        if (after.size() > MOST) {
            throw new Refusal.Invalid("refusal.product." + field + ".many", MOST);
        }
        Set<String> seen = new HashSet<>();
        for (String word : after) {
            PlainText.check(word);
            if (word.isBlank() || word.length() > LONGEST) {
                throw new Refusal.Invalid("refusal.product." + field + ".long", LONGEST);
            }
            if (!seen.add(word)) {
                throw new Refusal.Invalid("refusal.product." + field + ".twice", word);
            }
        }
    }

    private static void path(String path, String field) {
        if (!path.startsWith("/")) {
            throw new Refusal.Invalid("refusal.product." + field + ".slash", path);
        }
        if (!new ResourcePath(path).wellFormed()) {
            throw new Refusal.Invalid("refusal.product." + field + ".wildcard", path);
        }
    }

    private static void operations(List<Operation> operations) {
        if (operations.size() > MOST) {
            throw new Refusal.Invalid("refusal.product.operations.many", MOST);
        }
        for (int i = 0; i < operations.size(); i++) {
            Operation operation = operations.get(i);
            PlainText.check(operation.proxy());
            PlainText.check(operation.path());
            if (operation.proxy().isBlank() || operation.proxy().length() > LONGEST) {
                throw new Refusal.Invalid("refusal.product.operations.proxy", i + 1);
            }
            if (operation.path().length() > LONGEST) {
                throw new Refusal.Invalid("refusal.product.operations.long", i + 1, LONGEST);
            }
            path(operation.path(), "operations");
            operation.methods().stream()
                    .filter(method -> !Operation.METHODS.contains(method))
                    .findFirst()
                    .ifPresent(method -> {
                        throw new Refusal.Invalid(
                                "refusal.product.operations.method", method, String.join(", ", Operation.METHODS));
                    });
            operation.quota().check();
            Attribute.check(operation.attributes());
            if (operations.subList(0, i).stream().anyMatch(operation::overlaps)) {
                throw new Refusal.Invalid("refusal.product.operations.twice", operation.proxy(), operation.path());
            }
        }
    }

    private static void attributes(ProductDraft before, ProductDraft after) {
        if (after.allAttributes().equals(before.allAttributes())) {
            return;
        }
        if (after.attributes().stream().anyMatch(given -> given.name().equals(ProductAccess.ATTRIBUTE))) {
            throw new Refusal.Invalid("refusal.product.attributes.access", ProductAccess.ATTRIBUTE);
        }
        Attribute.check(after.allAttributes());
    }
}
