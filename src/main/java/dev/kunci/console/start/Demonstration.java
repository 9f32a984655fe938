package dev.kunci.console.start;

/** What {@code run --demo} shows; its data lies in a package of its own, which this door does not have to know. */
public interface Demonstration {
    /** Makes organization, operators and data where they are not there yet, and leaves them alone where they are. */
    void prepare();
}
