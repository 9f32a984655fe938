package dev.kunci.importer.file;

import dev.kunci.importer.ImportKind;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Recognizes the kind of an object by its fields if its list does not say. */
final class ItemShape {

    private static final Set<String> KEY = Set.of("consumerKey");
    private static final Set<String> APP = Set.of("appId", "credentials", "callbackUrl");
    private static final Set<String> APP_GROUP = Set.of("appGroupId", "channelId", "channelUri");
    private static final Set<String> PRODUCT =
            Set.of("approvalType", "apiResources", "operationGroup", "proxies", "environments", "quota");
    private static final Set<String> DEVELOPER = Set.of("email", "userName", "firstName", "lastName");

    private ItemShape() {}

    /**
     * @param listed the kind of the list, null if the list has no name
     * @param probably the kind if nothing else tells
     * @return null if nothing tells
     */
    static @Nullable ImportKind of(
            Map<String, LocatedValue> fields, @Nullable ImportKind listed, @Nullable ImportKind probably) {
        if (listed != null) {
            return listed;
        }
        if (has(fields, KEY)) {
            return ImportKind.CREDENTIAL;
        }
        if (has(fields, APP)) {
            return ImportKind.APP;
        }
        if (has(fields, APP_GROUP)) {
            return ImportKind.APP_GROUP;
        }
        if (has(fields, PRODUCT)) {
            return ImportKind.PRODUCT;
        }
        if (probably != null) {
            return probably;
        }
        return has(fields, DEVELOPER) ? ImportKind.DEVELOPER : null;
    }

    private static boolean has(Map<String, LocatedValue> fields, Set<String> names) {
        return !Collections.disjoint(fields.keySet(), names);
    }
}
