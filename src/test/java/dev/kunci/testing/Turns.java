package dev.kunci.testing;

import com.vaadin.flow.server.VaadinSession;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** Takes the place of the portal's background threads: work is done at once, or when a test that holds it lets it go on. */
public final class Turns implements Executor {

    private final Queue<Runnable> held = new ArrayDeque<>();
    private boolean holding;

    /** From now on work waits, and the screen can be looked at meanwhile. */
    public void hold() {
        holding = true;
    }

    /** What has waited is done, while the screen is free to show how far it is; from now on work is done at once. */
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

    /** Forgets what has waited. */
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
