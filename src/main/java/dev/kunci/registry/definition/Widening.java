package dev.kunci.registry.definition;

import dev.kunci.registry.path.ProductScope;
import dev.kunci.registry.value.Quota;
import dev.kunci.shared.PlainText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a new definition of an API product opens that the old one did not. If any call passes only by the new one,
 * something is named here; if that cannot be determined with little effort, it is named as well.
 *
 * @param what the new entries by part of the definition; an empty list means that the part has no limit any more
 */
public record Widening(Map<Part, List<String>> what) {

    private static final int SHOWN = 20;

    /** The maximum length of a reason in the audit log. */
    private static final int LONGEST = PlainText.LONGEST_REASON;

    /** A part of the definition, named as in the API. */
    public enum Part {
        ENVIRONMENTS("environments"),
        PROXIES("proxies"),
        PATHS("apiResources"),
        OPERATIONS("operationGroup"),
        SCOPES("scopes"),
        QUOTA("quota");

        private final String field;

        Part(String field) {
            this.field = field;
        }

        public String field() {
            return field;
        }
    }

    public static Widening of(ProductReach before, ProductReach after) {
        Map<Part, List<String>> what = new EnumMap<>(Part.class);
        ProductScope was = before.opening();
        ProductScope is = after.opening();
        limit(what, Part.ENVIRONMENTS, before.environments(), after.environments());
        if (was.operations().isEmpty() && is.operations().isEmpty()) {
            limit(what, Part.PROXIES, was.proxies(), is.proxies());
        }
        List<String> more = new Coverage(before).uncovered(after);
        if (!more.isEmpty()) {
            what.put(is.operations().isEmpty() && was.operations().isEmpty() ? Part.PATHS : Part.OPERATIONS, more);
        }
        List<String> scopes = without(after.scopes(), before.scopes());
        if (!scopes.isEmpty()) {
            what.put(Part.SCOPES, scopes);
        }
        if (after.quota().allowsMoreThan(before.quota())) {
            what.put(
                    Part.QUOTA,
                    after.quota().equals(Quota.NONE)
                            ? List.of()
                            : List.of(after.quota().line()));
        }
        return new Widening(what);
    }

    /** For a list that limits, unless it is empty. */
    private static void limit(Map<Part, List<String>> what, Part part, List<String> before, List<String> after) {
        List<String> added = without(after, before);
        if (!before.isEmpty() && (after.isEmpty() || !added.isEmpty())) {
            what.put(part, added);
        }
    }

    private static List<String> without(List<String> after, List<String> before) {
        List<String> added = new ArrayList<>(after);
        added.removeAll(before);
        return List.copyOf(added);
    }

    /** Whether no additional call passes. */
    public boolean none() {
        return what.isEmpty();
    }

    /** In one line for programs and for the audit log: {@code environments: prod; apiResources: /v1/**}. */
    public String line() {
        String line = what.entrySet().stream()
                .map(part -> part.getKey().field() + ": " + entries(part.getValue()))
                .collect(Collectors.joining("; "));
        return line.length() > LONGEST ? line.substring(0, line.offsetByCodePoints(0, LONGEST / 2)) + "…" : line;
    }

    private static String entries(List<String> entries) {
        if (entries.isEmpty()) {
            return "no limit";
        }
        String shown = entries.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return entries.size() > SHOWN ? shown + ", …" : shown;
    }
}
