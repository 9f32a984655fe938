package dev.kunci.portal.form;

/** A form that somebody may be filling in; it is never lost by accident. */
public interface UnsavedChanges {

    /** Whether there is something that is not stored yet. */
    boolean changed();

    /**
     * @param saved called when it is stored
     * @param stays called when it is not, with the reason on screen
     */
    void save(Runnable saved, Runnable stays);

    /** Back to what is stored. */
    void discard();
}
