package dev.kunci.testing;

import com.vaadin.flow.server.VaadinSession;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** Replaces the portal's background threads: work runs at once, or when the test releases it. */
public final class Turns implements Executor {

    private final Queue<Runnable> held = new ArrayDeque<>();
    private boolean holding;

    /** From now on work waits, so that the page can be inspected meanwhile. */
    public void hold() {
        holding = true;
    }

    /** Runs what has waited, while the page is free to show its progress; from now on work runs at once. */
    public void goOn() {
        holding = false;
        VaadinSession session = VaadinSession.getCurrent();
        session.unlock();
        try {
            while (!held.isEmpty()) {
                held.remove().run();
            }
        } finally {
            session.lock();
        }
    }

    /** Drops what has waited. */
    public void reset() {
        holding = false;
        held.clear();
    }

    @Override
    public void execute(Runnable work) {
        if (holding) {
            held.add(work);
        } else {
            work.run();
        }
    }
}
