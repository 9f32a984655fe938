package dev.kunci.feed;

/** Says whether what the readers of this instance know may be relied upon at this very moment. */
public interface Freshness {

    /** To be asked after the look-up and before the answer; costs one volatile read and two clocks. */
    boolean current();
}
