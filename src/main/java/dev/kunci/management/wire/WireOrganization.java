package dev.kunci.management.wire;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.kunci.registry.Organization;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An organization.
 *
 * @param organization its name, in the list of organizations
 * @param environments always empty: environments are named by API products and not kept
 * @param type as clients expect it
 */
public record WireOrganization(
        @Nullable String organization,
        @Nullable String name,
        @Nullable String displayName,
        @Nullable Long createdAt,
        @Nullable Long lastModifiedAt,
        @JsonSetter(contentNulls = Nulls.SKIP) @Nullable List<String> environments,
        @Nullable Properties properties,
        @Nullable String type,
        @JsonSetter(contentNulls = Nulls.SKIP) @Nullable List<String> projectIds) {

    /** Clients request further pages only if an organization says that it has some. */
    private static final WireAttribute PAGES = new WireAttribute("features.isCpsEnabled", "true");

    /** Feature switches of Apigee that clients look for. */
    public record Properties(List<WireAttribute> property) {}

    public static WireOrganization of(Organization organization) {
        Long since = organization.createdAt().toEpochMilli();
        return new WireOrganization(
                null,
                organization.name(),
                organization.displayName(),
                since,
                since,
                List.of(),
                new Properties(List.of(PAGES)),
                null,
                null);
    }

    /** The entry in a list of organizations. */
    public static WireOrganization entry(Organization organization) {
        return new WireOrganization(
                organization.name(), null, null, null, null, null, null, null, List.of(organization.name()));
    }
}
