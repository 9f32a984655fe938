package dev.kunci.gateway.http;

import dev.kunci.gateway.Question;
import dev.kunci.gateway.Reason;
import dev.kunci.gateway.Verdict;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Decides as a test says: by key at once, by key after a look-up, by key when the test lets it. */
final class ScriptedDoor implements Doorkeeper {

    static final Verdict.Allowed YES = new Verdict.Allowed(
            "weather",
            UUID.fromString("00000000-0000-4000-8000-00000000000a"),
            "ana@example.com",
            "Weather",
            UUID.fromString("00000000-0000-4000-8000-00000000000b"));

    /** A key that cannot exist. */
    static final Verdict GUESS = new Verdict.Denied(Reason.UNKNOWN_KEY, null, true);

    final Map<String, Verdict> remembered = new ConcurrentHashMap<>();
    final Map<String, Verdict> stored = new ConcurrentHashMap<>();
    final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
    final List<Question> asked = new CopyOnWriteArrayList<>();
    final List<String> lookedUp = new CopyOnWriteArrayList<>();

    static Verdict no(Reason reason) {
        return new Verdict.Denied(reason, null);
    }

    @Override
    public Verdict now(Question question) {
        asked.add(question);
        return remembered.get(question.consumerKey());
    }

    @Override
    public Verdict check(Question question) {
        lookedUp.add(question.consumerKey());
        CountDownLatch latch = held.get(question.consumerKey());
        if (latch != null) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        if (question.consumerKey().equals("breaks")) {
            throw new IllegalStateException("the database went away");
        }
        return stored.getOrDefault(question.consumerKey(), no(Reason.UNKNOWN_KEY));
    }
}
