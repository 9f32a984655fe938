package dev.kunci.management.wire;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.kunci.management.dialect.EdgeOnly;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A developer.
 *
 * @param accessType in requests, like appFamily: what Kunci does not keep, so that it can say so
 * @param apps the names of their first hundred apps
 * @param companies always empty: people belong to no company here
 */
public record WireDeveloper(
        @Nullable String accessType,
        @Nullable String appFamily,
        @JsonSetter(contentNulls = Nulls.SKIP) @Nullable List<String> apps,
        @JsonSetter(contentNulls = Nulls.SKIP) @Nullable List<WireAttribute> attributes,
        @JsonSetter(contentNulls = Nulls.SKIP) @Nullable List<String> companies,
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
