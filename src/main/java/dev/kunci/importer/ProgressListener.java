package dev.kunci.importer;

/** Receives the progress of a long import. */
@FunctionalInterface
public interface ProgressListener {

    ProgressListener NONE = (phase, items, percent) -> {};

    /** The phases of an import that take time. */
    enum Phase {
        READING,
        STORING,
        RECORDING
    }

    /**
     * @param items developers, app groups, API products and apps read so far
     * @param percent of the file while reading, of the steps while storing; from 0 to 100
     */
    void progress(Phase phase, long items, int percent);
}
