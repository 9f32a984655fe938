package dev.kunci.portal.form;

/** A form that may have unsaved input, which is never lost by accident. */
public interface UnsavedChanges {

    /** Whether there is unsaved input. */
    boolean changed();

    /**
     * @param saved called when it is stored
     * @param stays called when it is not, with the reason on screen
     */
    void save(Runnable saved, Runnable stays);

    /** Restores what is stored. */
    void discard();
}
