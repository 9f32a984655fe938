package dev.kunci.importer;

/** Is told from time to time how far a long import is. */
@FunctionalInterface
public interface ProgressListener {

    ProgressListener NONE = (phase, items, percent) -> {};

    /** The parts of an import that take their time. */
    enum Phase {
        READING,
        STORING,
        RECORDING
    }

    /**
     * @param items developers, app groups, API products and apps read so far
     * @param percent of the file while reading, of the import's steps while storing; from 0 to 100
     */
    void progress(Phase phase, long items, int percent);
}
