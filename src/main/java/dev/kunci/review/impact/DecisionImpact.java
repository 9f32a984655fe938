package dev.kunci.review.impact;

/**
 * What a bulk decision would do; shown before it is taken.
 *
 * @param changing how many would change
 * @param already how many have that status already
 * @param keys on how many keys calls that pass now would be refused, or refused ones would pass
 * @param owners how many developers and app groups have these keys
 */
public record DecisionImpact(long changing, long already, long keys, long owners) {}
