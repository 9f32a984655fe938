package dev.kunci.management.wire;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.kunci.management.dialect.EdgeOnly;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An app group.
 *
 * @param channelId who maintains it
 * @param channelUri where its storefront is
 */
public record WireAppGroup(
        @Nullable String appGroupId,
        @JsonSetter(contentNulls = Nulls.SKIP) @Nullable List<WireAttribute> attributes,
        @Nullable String channelId,
        @Nullable String channelUri,
        @Nullable Long createdAt,
        @EdgeOnly @Nullable String createdBy,
        @Nullable String displayName,
        @Nullable String email,
        @Nullable Long lastModifiedAt,
        @EdgeOnly @Nullable String lastModifiedBy,
        @Nullable String name,
        @Nullable String organization,
        @Nullable String status) {}
