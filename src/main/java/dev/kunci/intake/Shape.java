package dev.kunci.intake;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells by its fields what an object is, where the list in which it stands does not. */
final class Shape {

    private static final Set<String> KEY = Set.of("consumerKey");
    private static final Set<String> APP = Set.of("appId", "credentials", "callbackUrl");
    private static final Set<String> APP_GROUP = Set.of("appGroupId", "channelId", "channelUri");
    private static final Set<String> PRODUCT =
            Set.of("approvalType", "apiResources", "operationGroup", "proxies", "environments", "quota");
    private static final Set<String> DEVELOPER = Set.of("email", "userName", "firstName", "lastName");

    private Shape() {}

    /**
     * @param listed what the list says, null where it has no name of its own
     * @param probably what it is where nothing else tells
     * @return null where nothing tells
     */
    static @Nullable Kind of(Map<String, Value> fields, @Nullable Kind listed, @Nullable Kind probably) {
        if (listed != null) {
            return listed;
        }
        if (has(fields, KEY)) {
            return Kind.CREDENTIAL;
        }
        if (has(fields, APP)) {
            return Kind.APP;
        }
        if (has(fields, APP_GROUP)) {
            return Kind.APP_GROUP;
        }
        if (has(fields, PRODUCT)) {
            return Kind.PRODUCT;
        }
        if (probably != null) {
            return probably;
        }
        return has(fields, DEVELOPER) ? Kind.DEVELOPER : null;
    }

    private static boolean has(Map<String, Value> fields, Set<String> names) {
        return !Collections.disjoint(fields.keySet(), names);
    }
}
