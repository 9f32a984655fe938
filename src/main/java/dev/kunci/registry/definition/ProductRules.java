package dev.kunci.registry.definition;

import dev.kunci.registry.path.Operation;
import dev.kunci.registry.path.OperationGroup;
import dev.kunci.registry.path.ResourcePath;
import dev.kunci.registry.value.Attribute;
import dev.kunci.registry.value.ProductAccess;
import dev.kunci.registry.value.ResourceName;
import dev.kunci.shared.PlainText;
import dev.kunci.shared.Refusal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The rules for API products; stored values that stay unchanged are not checked. */
public final class ProductRules {

    private static final int LONGEST = 255;
    private static final int MOST = 100;

    private ProductRules() {}

    public static void checkName(String name) {
        PlainText.check(name);
        if (name.isBlank()) {
            throw new Refusal.Invalid("refusal.product.name.empty");
        }
        if (name.length() > ResourceName.LONGEST) {
            throw new Refusal.Invalid("refusal.product.name.long", ResourceName.LONGEST);
        }
        if (!ResourceName.isWellFormed(name)) {
            throw new Refusal.Invalid("refusal.product.name", name);
        }
    }

    public static void checkSpace(String space) {
        PlainText.check(space);
        if (space.length() > LONGEST) {
            throw new Refusal.Invalid("refusal.product.space.long", LONGEST);
        }
    }

    /** @throws Refusal.Invalid naming what to change */
    public static void check(ProductContent before, ProductContent after) {
        PlainText.check(before.displayName(), after.displayName());
        PlainText.check(before.description(), after.description());
        if (!after.displayName().equals(before.displayName())
                && after.displayName().length() > LONGEST) {
            throw new Refusal.Invalid("refusal.product.display-name.long", LONGEST);
        }
        words("environments", before.environments(), after.environments());
        words("proxies", before.proxies(), after.proxies());
        words("scopes", before.scopes(), after.scopes());
        words("paths", before.paths(), after.paths());
        added(before.paths(), after.paths()).forEach(path -> path(path, "paths"));
        operations(before.operations(), after.operations());
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

    /** The entries that are new: only these are checked. */
    private static <T> List<T> added(List<T> before, List<T> after) {
        List<T> added = new ArrayList<>(after);
        before.forEach(added::remove);
        return added;
    }

    private static void words(String field, List<String> before, List<String> after) {
        if (after.size() > MOST && after.size() > before.size()) {
            throw new Refusal.Invalid("refusal.product." + field + ".many", MOST);
        }
        for (String word : added(before, after)) {
            PlainText.check(word);
            if (word.isBlank() || word.length() > LONGEST) {
                throw new Refusal.Invalid("refusal.product." + field + ".long", LONGEST);
            }
            if (Collections.frequency(after, word) > 1) {
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

    private static void operations(List<Operation> before, List<Operation> after) {
        if (after.size() > MOST && after.size() > before.size()) {
            throw new Refusal.Invalid("refusal.product.operations.many", MOST);
        }
        List<Operation> added = added(before, after);
        for (int i = 0; i < after.size(); i++) {
            Operation operation = after.get(i);
            if (!added.contains(operation)) {
                continue;
            }
            operation(operation, i + 1);
            List<Operation> others = new ArrayList<>(after);
            others.remove(i);
            if (others.stream().anyMatch(operation::overlaps)) {
                throw new Refusal.Invalid("refusal.product.operations.twice", operation.proxy(), operation.path());
            }
        }
    }

    private static void operation(Operation operation, int number) {
        PlainText.check(operation.proxy());
        PlainText.check(operation.path());
        if (operation.proxy().isBlank() || operation.proxy().length() > LONGEST) {
            throw new Refusal.Invalid("refusal.product.operations.proxy", number);
        }
        if (operation.path().length() > LONGEST) {
            throw new Refusal.Invalid("refusal.product.operations.long", number, LONGEST);
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
        Attribute.check(List.of(), operation.attributes());
    }

    private static void attributes(ProductContent before, ProductContent after) {
        List<Attribute> all = after.allAttributes();
        if (all.equals(before.allAttributes())) {
            return;
        }
        boolean more = count(after.attributes()) > count(before.attributes());
        if (more) {
            throw new Refusal.Invalid("refusal.product.attributes.access", ProductAccess.ATTRIBUTE);
        }
        Attribute.check(before.allAttributes(), all);
    }

    /** The number of attributes for the access that are invalid or repeated. */
    private static long count(List<Attribute> attributes) {
        return attributes.stream()
                .filter(given -> given.name().equals(ProductAccess.ATTRIBUTE))
                .count();
    }
}
