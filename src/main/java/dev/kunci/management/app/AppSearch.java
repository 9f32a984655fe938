package dev.kunci.management.app;

import dev.kunci.management.dialect.Problems;
import dev.kunci.registry.value.Level;
import dev.kunci.review.app.AppPages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the filter of a list of apps: Apigee's parameters, its filter expression, and Kunci's own grantStatus. */
public final class AppSearch {

    private static final Pattern AND = Pattern.compile("\\s+AND\\s+", Pattern.CASE_INSENSITIVE);
    private static final Pattern TERM = Pattern.compile("\\s*([A-Za-z]+)\\s*=\\s*\"?(.*?)\"?\\s*", Pattern.DOTALL);

    private static final Set<String> FIELDS =
            Set.of("developerEmail", "apiProduct", "consumerKey", "status", "appId", "appName", "appType", "appGroup");
    private static final Set<String> STATUSES = Set.of("approved", "revoked");
    private static final Set<String> GRANT_STATUSES = Set.of("approved", "revoked", "pending");
    private static final Map<String, Level> TYPES =
            Map.of("developer", Level.DEVELOPER, "appgroup", Level.APP_GROUP, "company", Level.APP_GROUP);

    private AppSearch() {}

    /** @param given the parameters of the call by name */
    public static AppPages.Wanted read(Map<String, String> given) {
        Map<String, String> all = new HashMap<>(given);
        all.values().removeIf(String::isBlank);
        String filter = all.remove("filter");
        if (filter != null) {
            for (String term : AND.split(filter)) {
                read(term, all);
            }
        }
        String type = all.get("appType");
        if (type != null && !TYPES.containsKey(type.toLowerCase(Locale.ROOT))) {
            throw Problems.invalid("filter", "appType is Developer or AppGroup.");
        }
        return new AppPages.Wanted(
                ids(all),
                all.get("appName"),
                status(all, "status", STATUSES),
                all.get("developerEmail"),
                all.get("appGroup"),
                type == null ? null : TYPES.get(type.toLowerCase(Locale.ROOT)),
                all.get("apiProduct"),
                all.get("consumerKey"),
                status(all, "keyStatus", STATUSES),
                status(all, "grantStatus", GRANT_STATUSES));
    }

    private static void read(String term, Map<String, String> all) {
        var parts = TERM.matcher(term);
        if (!parts.matches() || !FIELDS.contains(parts.group(1))) {
            throw Problems.invalid(
                    "filter",
                    "A filter reads field=value, with one of "
                            + FIELDS.stream().sorted().toList() + "; several are joined by AND.");
        }
        all.put(parts.group(1), parts.group(2));
    }

    private static @Nullable List<UUID> ids(Map<String, String> all) {
        String given = all.getOrDefault("appId", all.get("ids"));
        if (given == null) {
            return null;
        }
        List<UUID> ids = new ArrayList<>();
        for (String id : given.split(",")) {
            try {
                ids.add(UUID.fromString(id.strip()));
            } catch (IllegalArgumentException noneOfOurs) {
                continue;
            }
        }
        return ids;
    }

    private static @Nullable String status(Map<String, String> all, String name, Set<String> known) {
        String status = all.get(name);
        if (status == null) {
            return null;
        }
        String lower = status.toLowerCase(Locale.ROOT);
        if (!known.contains(lower)) {
            throw Problems.invalid(
                    name, name + " is one of " + known.stream().sorted().toList() + ", or left out for all.");
        }
        return lower;
    }
}
