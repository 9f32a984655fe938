package dev.kunci.drill;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A fault of one Kunci among several. */
enum Fault implements Mishap {
    KILL("killed and started again") {
        @Override
        public void befall(Node node) throws IOException, InterruptedException {
            node.kill();
            Thread.ofVirtual().start(() -> restart(node));
        }
    },
    CUT("cut off the database") {
        @Override
        public void befall(Node node) {
            node.link().cut();
            pause(LINK);
            node.link().mend();
        }
    },
    SUSPEND("suspended") {
        @Override
        public void befall(Node node) throws IOException, InterruptedException {
            node.suspend();
            pause(SUSPENDED);
            node.resume();
        }
    },
    SILENCE("no word from the database") {
        @Override
        public void befall(Node node) {
            node.link().silence();
            pause(LINK);
            node.link().mend();
        }
    },
    MOVE("the database falls silent and comes back elsewhere") {
        @Override
        public void befall(Node node) {
            node.link().silence();
            pause(LINK);
            node.link().move();
        }
    },
    STOP_INSIDE("stopped inside a decision") {
        @Override
        public void befall(Node node) throws IOException, InterruptedException {
            if (new StoppedDecision(node).begin()) {
                pause(LINK);
                node.resume();
            }
        }
    };

    /** Longer than a lease, so that the others continue without it. */
    private static final Duration LINK = Duration.ofSeconds(4);

    private static final Duration SUSPENDED = Duration.ofMillis(2_800);

    private final String words;

    Fault(String words) {
        this.words = words;
    }

    @Override
    public String words() {
        return words;
    }

    @Override
    public abstract void befall(Node node) throws IOException, InterruptedException;

    private static void restart(Node node) {
        try {
            node.start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
