package dev.kunci.review.impact;

/**
 * What ends when something is deleted, to be read before it is.
 *
 * @param apps how many apps go with it
 * @param keys how many keys go with it, for a product: on how many keys it is
 * @param passing on how many keys calls pass today that will be refused
 * @param pending how many requests wait for an approver and end undecided
 * @param approvers how many approvers are limited to products of which this is one
 */
public record DeletionImpact(long apps, long keys, long passing, long pending, long approvers) {}
