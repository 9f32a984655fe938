package dev.kunci.console.start;

/** The data of {@code run --demo}; implemented in a package of its own that the console need not know. */
public interface Demonstration {
    /** Creates organization, operators and data that do not exist yet, and changes nothing that exists. */
    void prepare();
}
