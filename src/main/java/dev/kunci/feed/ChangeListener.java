package dev.kunci.feed;

import java.util.List;

/** Caches what it has read, and is told which of it is out of date. */
public interface ChangeListener {

    /**
     * Drops these before it returns. For a change that {@link Change#isOfAll stands for everything} it drops all it
     * knows of that organization. Whatever is being loaded at that moment must not be cached either.
     */
    void changed(List<Change> changes);

    /** Drops everything. */
    void changedAll();
}
