package dev.kunci.portal.organization;

import dev.kunci.registry.Organization;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The URLs of the pages of one organization, relative to the base of the portal: {@code o/acme/apps}. The routes of the
 * views repeat them, because an annotation can only hold a constant.
 *
 * @param organization its name
 */
public record Links(String organization) {

    public static Links of(Organization organization) {
        return new Links(organization.name());
    }

    /** @param path what follows the organization, for example {@code people/tokens} */
    public String page(String path) {
        return "o/" + organization + "/" + path;
    }

    public String apps() {
        return page("apps");
    }

    /** The apps of one developer or app group. */
    public String appsOf(String owner) {
        return apps() + "?developer=" + encoded(owner);
    }

    public String newApp() {
        return apps() + "/new";
    }

    public String app(UUID app) {
        return apps() + "/" + app;
    }

    /** The keys of an app. */
    public String credentials(UUID app) {
        return app(app) + "?tab=credentials";
    }

    public String products() {
        return page("products");
    }

    public String product(UUID product) {
        return products() + "/" + product;
    }

    public String developers() {
        return page("developers");
    }

    public String groups() {
        return page("groups");
    }

    /** @param group whether the owner is an app group rather than a developer */
    public String owner(UUID owner, boolean group) {
        return (group ? groups() : developers()) + "/" + owner;
    }

    public String approvals() {
        return page("approvals");
    }

    public String inspector() {
        return page("inspector");
    }

    /** The page of the key inspector. */
    public String inspector(UUID key) {
        return inspector() + "?key=" + key;
    }

    public String people() {
        return page("people");
    }

    public String person(UUID person) {
        return people() + "/" + person;
    }

    /** The API tokens of one person or program. */
    public String tokensOf(String email) {
        return people() + "/tokens?q=" + encoded(email);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
