package dev.kunci.review.product;

import dev.kunci.registry.value.ApprovalType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One API product in a list.
 *
 * @param environments empty means all
 * @param apps how many apps have it on a key; 0 if there are too many keys to count them
 * @param keys how many keys have it, {@link ProductList#USES} + 1 if there are more than that
 * @param pending how many of these wait for an approver, counted up to the same limit
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
