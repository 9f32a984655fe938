package dev.kunci.intake;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names under which Apigee and its tools list things. */
final class ListNames {

    private static final Map<String, Kind> LISTS = Map.of(
            "app", Kind.APP,
            "appGroupApps", Kind.APP,
            "developer", Kind.DEVELOPER,
            "developers", Kind.DEVELOPER,
            "apiProduct", Kind.PRODUCT,
            "appGroup", Kind.APP_GROUP,
            "appGroups", Kind.APP_GROUP,
            "company", Kind.APP_GROUP);

    /** In an {@code edge.json}; elsewhere these are fields of developers and apps. */
    private static final Map<String, Kind> OF_ORGANIZATION = Map.of(
            "developers", Kind.DEVELOPER,
            "apiProducts", Kind.PRODUCT,
            "appGroups", Kind.APP_GROUP,
            "companies", Kind.APP_GROUP);

    /** Lists of apps, or of keys, under the names of their owners. */
    private static final Set<String> BY_OWNER = Set.of(
            "developerapps", "importkeys", "appgroupapps", "importappgroupappkeys", "companyapps", "importcompanykeys");

    private static final Set<String> FIELDS = Set.of(
            "attributes",
            "scopes",
            "credentials",
            "apiProducts",
            "environments",
            "proxies",
            "apiResources",
            "apps",
            "companies");

    private ListNames() {}

    static @Nullable Kind kind(String list) {
        return LISTS.get(list);
    }

    static @Nullable Kind ofOrganization(String list) {
        return OF_ORGANIZATION.get(list);
    }

    static boolean byOwner(String list) {
        return BY_OWNER.contains(list.toLowerCase(Locale.ROOT));
    }

    /** Whether an array of this name, in this file, is the list of an owner. */
    static boolean ownerIn(SourceFile file, String name) {
        return NamedOwner.isAddress(name) || (!FIELDS.contains(name) && byOwner(FolderFiles.stem(file.path())));
    }

    /** @param list a list by owner, or the file that is one */
    static NamedOwner owner(String list, String name) {
        boolean group =
                !NamedOwner.isAddress(name) && list.toLowerCase(Locale.ROOT).matches(".*(group|company).*");
        return group ? NamedOwner.group(name) : NamedOwner.developer(name);
    }
}
