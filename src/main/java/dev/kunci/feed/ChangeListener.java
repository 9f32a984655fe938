package dev.kunci.feed;

import java.util.List;

/** Keeps something of what it read, and is told what of it is no longer so. */
public interface ChangeListener {

    /**
     * Forgets these before it returns, and of a change that {@link Change#isOfAll stands for everything} of an
     * organization whatever is known of it; what is being loaded meanwhile does not come back.
     */
    void changed(List<Change> changes);

    /** Forgets everything. */
    void changedAll();
}
