package dev.kunci.review;

/** How far lists count, as counting all rows of a large organization would read all of them. */
public final class CountLimit {

    /** A count up to this number is exact; beyond it, a list says "10,000+". No selection or bulk decision goes beyond it. */
    public static final int ROWS = 10_000;

    private CountLimit() {}
}
