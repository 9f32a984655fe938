package dev.kunci.registry.definition;

/**
 * What an edit of an API product makes reachable; shown before it is saved.
 *
 * @param keys on how many keys the product is approved
 * @param waiting on how many of them it will wait for an approver
 */
public record WideningImpact(Widening wider, WideningEffect effect, long keys, long waiting) {}
