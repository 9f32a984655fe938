package dev.kunci.management.owner;

import dev.kunci.management.dialect.Problems;
import dev.kunci.management.wire.WireProblem;
import dev.kunci.review.owner.OwnerPages;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the {@code filter} of a list of app groups: {@code status=active AND channelId="store"}. */
final class AppGroupFilter {

    private static final Pattern AND = Pattern.compile("(?i)\\s+AND\\s+");
    private static final Pattern TERM =
            Pattern.compile("\\s*(status|channelId|channelUri)\\s*=\\s*(?:\"([^\"]*)\"|([^\\s\"]*))\\s*");

    private AppGroupFilter() {}

    /** @throws WireProblem explaining the syntax of a filter */
    static OwnerPages.Groups read(@Nullable String filter) {
        Map<String, String> terms = new HashMap<>();
        if (filter != null && !filter.isBlank()) {
            for (String text : List.of(AND.split(filter))) {
                Matcher term = TERM.matcher(text);
                if (!term.matches()) {
                    throw wrong(filter);
                }
                String value = term.group(2) == null ? term.group(3) : term.group(2);
                if (terms.put(term.group(1), value) != null) {
                    throw wrong(filter);
                }
            }
        }
        String status = terms.get("status");
        if (status != null && !List.of("active", "inactive").contains(status)) {
            throw Problems.invalid("filter", "The status of an app group is active or inactive, not " + status + ".");
        }
        return new OwnerPages.Groups(status, terms.get("channelId"), terms.get("channelUri"));
    }

    private static WireProblem wrong(String filter) {
        return Problems.invalid(
                "filter",
                "The filter " + filter + " cannot be read. Write status=active, channelId=\"...\" or"
                        + " channelUri=\"...\", each at most once, with AND between them.");
    }
}
