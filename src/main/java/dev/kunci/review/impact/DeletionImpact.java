package dev.kunci.review.impact;

/**
 * What a deletion would end; shown before it is done.
 *
 * @param apps how many apps are deleted with it
 * @param keys how many keys are deleted with it; for a product, how many keys have it, counted up to a limit
 * @param passing on how many keys calls that pass now will be refused
 * @param pending how many requests wait for an approver and end undecided
 * @param approvers how many approvers are limited to products including this one
 */
public record DeletionImpact(long apps, long keys, long passing, long pending, long approvers) {}
