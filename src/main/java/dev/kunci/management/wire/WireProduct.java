package dev.kunci.management.wire;

import dev.kunci.management.dialect.EdgeOnly;
import dev.kunci.registry.path.OperationGroup;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An API product.
 *
 * @param quota how many calls an app may make in {@code quotaInterval} times {@code quotaTimeUnit}; requests may write
 *     numbers
 * @param quotaCounterScope in requests, like all that follows from here with {@code graphql}, {@code grpc},
 *     {@code llm} and {@code payload}: what Kunci does not keep, so that it can say so
 * @param space a label by which teams divide API products among themselves
 */
public record WireProduct(
        @Nullable List<String> apiResources,
        @Nullable String approvalType,
        @Nullable List<WireAttribute> attributes,
        @Nullable Long createdAt,
        @EdgeOnly @Nullable String createdBy,
        @Nullable String description,
        @Nullable String displayName,
        @Nullable List<String> environments,
        @Nullable JsonNode graphqlOperationGroup,
        @Nullable JsonNode grpcOperationGroup,
        @Nullable Long lastModifiedAt,
        @EdgeOnly @Nullable String lastModifiedBy,
        @Nullable JsonNode llmOperationGroup,
        @Nullable String llmQuota,
        @Nullable String llmQuotaInterval,
        @Nullable String llmQuotaTimeUnit,
        @Nullable String name,
        @Nullable OperationGroup operationGroup,
        @Nullable JsonNode payloadOperationGroup,
        @Nullable List<String> proxies,
        @Nullable String quota,
        @Nullable String quotaCounterScope,
        @Nullable String quotaInterval,
        @Nullable String quotaTimeUnit,
        @Nullable List<String> scopes,
        @Nullable String space) {}
