package dev.kunci.management.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A developer.
 *
 * @param apps the names of their first hundred apps
 * @param companies always empty: people belong to no company here
 */
public record WireDeveloper(
        @Nullable List<String> apps,
        @Nullable List<WireAttribute> attributes,
        @Nullable List<String> companies,
        @Nullable Long createdAt,
        @EdgeOnly @Nullable String createdBy,
        @Nullable String developerId,
        @Nullable String email,
        @Nullable String firstName,
        @Nullable Long lastModifiedAt,
        @EdgeOnly @Nullable String lastModifiedBy,
        @Nullable String lastName,
        @Nullable String organizationName,
        @Nullable String status,
        @Nullable String userName) {}
