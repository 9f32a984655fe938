package dev.kunci.management.dialect;

import dev.kunci.management.wire.WireProblem;
import dev.kunci.shared.Refusal;
import dev.kunci.shared.Sentences;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Words errors: as Apigee does if clients rely on its codes and sentences, else as the portal does. */
public final class Problems {

    private static final String PRODUCT = "keymanagement.service.apiproduct_doesnot_exist";

    /** Apigee's codes for refusals that it knows as well. */
    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("refusal.developer.taken", "developer.service.DeveloperAlreadyExists"),
            Map.entry("refusal.app.taken", "developer.service.AppAlreadyExists"),
            Map.entry("refusal.app-group.taken", "appgroup.service.AppGroupAlreadyExists"),
            Map.entry("refusal.product.taken", "keymanagement.service.apiproduct_already_exists"),
            Map.entry("refusal.key.taken", "keymanagement.service.ConsumerKeyAlreadyExists"),
            Map.entry("refusal.scopes", "keymanagement.service.InvalidScopes"),
            Map.entry("refusal.scopes.none", "keymanagement.service.InvalidScopes"),
            Map.entry("refusal.unknown.apiproduct", PRODUCT));

    /** Sentences for programs if the portal's are about the screen. */
    private static final Map<String, String> SENTENCES = Map.of(
            "refusal.app.taken", "App with name %s already exists",
            "refusal.product.attributes.access",
                    "The attribute %s is public, private or internal, and is there only once.",
            "refusal.scopes", "Invalid scopes. Scopes must be contained in [%2$s]",
            "refusal.scopes.none", "Invalid scopes. Scopes must be contained in []",
            "refusal.reason.required",
                    "This organization asks for a reason: add the query parameter reason or the header X-Kunci-Reason.");

    /** Refusals that name the seconds to wait, and their status. */
    private static final Map<String, Integer> WAITING =
            Map.of("refusal.sign-in.wait", 429, "refusal.calls.many", 429, "refusal.sign-in.busy", 503);

    private Problems() {}

    public static WireProblem developer(String name, String organization) {
        return WireProblem.of(
                404,
                "developer.service.DeveloperIdDoesNotExist",
                "DeveloperId " + name + " does not exist in organization " + organization);
    }

    public static WireProblem appGroup(String name, String organization) {
        return WireProblem.of(
                404,
                "appgroup.service.AppGroupDoesNotExist",
                "AppGroup " + name + " does not exist in organization " + organization);
    }

    public static WireProblem app(String name, String owner) {
        return WireProblem.of(
                404, "developer.service.AppDoesNotExist", "App named " + name + " does not exist under " + owner);
    }

    public static WireProblem appId(String appId) {
        return WireProblem.of(404, "developer.service.AppDoesNotExist", "App with id " + appId + " does not exist");
    }

    /** Never names the key. */
    public static WireProblem key() {
        return WireProblem.of(
                404, "keymanagement.service.InvalidClientIdForGivenApp", "Invalid consumer key for Given App");
    }

    public static WireProblem product(String name, String organization) {
        return WireProblem.of(
                404, PRODUCT, "API Product [" + name + "] does not exist in organization " + organization);
    }

    /** The same if it is requested on a key. */
    public static WireProblem productWanted(String name, String organization) {
        return WireProblem.of(400, PRODUCT, "API Product [" + name + "] does not exist in organization " + organization)
                .inEdge(404);
    }

    public static WireProblem productNotOnKey() {
        return WireProblem.of(
                400,
                "keymanagement.service.apiproduct_not_associated",
                "APIProduct is not associated with consumer key");
    }

    public static WireProblem attribute(String name) {
        return WireProblem.of(
                404, "keymanagement.service.attribute_doesnt_exist", "Attribute " + name + " does not exist");
    }

    public static WireProblem action(String action, List<String> choices) {
        return WireProblem.of(
                400, "kunci.action", "Invalid action " + action + ". Use " + String.join(" or ", choices) + ".");
    }

    public static WireProblem invalid(String what, String message) {
        return WireProblem.of(400, "kunci." + what, message);
    }

    public static WireProblem unauthenticated() {
        return WireProblem.of(
                401,
                "security.Unauthenticated",
                "Sign in with an API token (Bearer, or Basic with the operator's e-mail address) or with a password"
                        + " (Basic).");
    }

    public static WireProblem unknownPath() {
        return WireProblem.of(404, "kunci.path", "There is nothing at this address.");
    }

    /** A request that the server has refused before the API saw it. */
    public static WireProblem refused(int status) {
        return WireProblem.of(status, "kunci.request", "The call cannot be read.");
    }

    public static WireProblem unexpected(String reference) {
        return WireProblem.of(
                500, "kunci.unexpected", "Something went wrong here. The log says more under " + reference + ".");
    }

    public static WireProblem of(Refusal refusal) {
        String code = Objects.requireNonNullElse(
                CODES.get(refusal.key()), refusal.key().replaceFirst("^refusal", "kunci"));
        String sentence = SENTENCES.get(refusal.key());
        String message = sentence == null
                ? Sentences.of(refusal)
                : sentence.formatted(refusal.arguments().toArray());
        Integer waiting = WAITING.get(refusal.key());
        if (waiting != null) {
            return WireProblem.of(waiting, code, message)
                    .retryAfter(((Number) refusal.arguments().getFirst()).longValue());
        }
        return WireProblem.of(status(refusal), code, message);
    }

    private static int status(Refusal refusal) {
        return switch (refusal) {
            case Refusal.NotFound _ -> 404;
            case Refusal.Conflict _ -> 409;
            case Refusal.Forbidden _ -> 403;
            default -> 400;
        };
    }
}
