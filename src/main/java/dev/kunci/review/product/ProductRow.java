package dev.kunci.review.product;

import dev.kunci.registry.value.ApprovalType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One API product in a list.
 *
 * @param environments none means all
 * @param apps how many apps have it on a key; at least so many where the keys are counted to the limit only
 * @param keys on how many keys it is, {@link ProductList#USES} + 1 where there are more than that
 * @param pending how many of these wait for an approver, counted to the same limit
 */
public record ProductRow(
        UUID id,
        String name,
        String displayName,
        ApprovalType approvalType,
        List<String> environments,
        int apps,
        int keys,
        int pending,
        Instant modifiedAt) {}
