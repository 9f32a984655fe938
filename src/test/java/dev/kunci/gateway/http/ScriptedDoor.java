package dev.kunci.gateway.http;

import dev.kunci.gateway.CheckRequest;
import dev.kunci.gateway.DenialReason;
import dev.kunci.gateway.Verdict;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A scripted decider: by key at once, after a look-up, or when the test releases it. */
final class ScriptedDoor implements AccessDecider {

    static final Verdict.Allowed YES = new Verdict.Allowed(
            "weather",
            UUID.fromString("00000000-0000-4000-8000-00000000000a"),
            "ana@example.com",
            "Weather",
            UUID.fromString("00000000-0000-4000-8000-00000000000b"));

    /** A key that cannot exist. */
    static final Verdict GUESS = new Verdict.Denied(DenialReason.UNKNOWN_KEY, null, true);

    final Map<String, Verdict> remembered = new ConcurrentHashMap<>();
    final Map<String, Verdict> stored = new ConcurrentHashMap<>();
    final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
    final List<CheckRequest> asked = new CopyOnWriteArrayList<>();
    final List<String> lookedUp = new CopyOnWriteArrayList<>();

    static Verdict no(DenialReason reason) {
        return new Verdict.Denied(reason, null);
    }

    @Override
    public Verdict now(CheckRequest request) {
        asked.add(request);
        return remembered.get(request.consumerKey());
    }

    @Override
    public Verdict check(CheckRequest request) {
        lookedUp.add(request.consumerKey());
        CountDownLatch latch = held.get(request.consumerKey());
        if (latch != null) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        if (request.consumerKey().equals("breaks")) {
            throw new IllegalStateException("the database went away");
        }
        return stored.getOrDefault(request.consumerKey(), no(DenialReason.UNKNOWN_KEY));
    }
}
