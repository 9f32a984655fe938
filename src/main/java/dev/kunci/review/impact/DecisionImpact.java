package dev.kunci.review.impact;

/**
 * What a decision on many things would do, to be read before it is taken.
 *
 * @param changing how many would change
 * @param already how many are so already
 * @param keys on how many keys calls that pass today would be refused, or calls that are refused today would pass
 * @param owners how many developers and app groups have these keys
 */
public record DecisionImpact(long changing, long already, long keys, long owners) {}
