package dev.kunci.importer.file;

import dev.kunci.importer.ImportKind;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names under which Apigee and its tools list objects. */
final class ListNames {

    private static final Map<String, ImportKind> LISTS = Map.of(
            "app", ImportKind.APP,
            "appGroupApps", ImportKind.APP,
            "developer", ImportKind.DEVELOPER,
            "developers", ImportKind.DEVELOPER,
            "apiProduct", ImportKind.PRODUCT,
            "appGroup", ImportKind.APP_GROUP,
            "appGroups", ImportKind.APP_GROUP,
            "company", ImportKind.APP_GROUP);

    /** In an {@code edge.json}; elsewhere these are fields of developers and apps. */
    private static final Map<String, ImportKind> OF_ORGANIZATION = Map.of(
            "developers", ImportKind.DEVELOPER,
            "apiProducts", ImportKind.PRODUCT,
            "appGroups", ImportKind.APP_GROUP,
            "companies", ImportKind.APP_GROUP);

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

    static @Nullable ImportKind kind(String list) {
        return LISTS.get(list);
    }

    static @Nullable ImportKind ofOrganization(String list) {
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
