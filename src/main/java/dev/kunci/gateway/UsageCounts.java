package dev.kunci.gateway;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * Counts checks of existing keys until they are written. No check waits for it or fails because of it: what exceeds its
 * limits is dropped, and for a key that passes only the minute is noted.
 */
final class UsageCounts {

    static final int MOST_ALLOWED = 150_000;
    static final int MOST_REFUSED = 20_000;

    private static final int LONGEST_METHOD = 20;
    private static final int LONGEST_PATH = 200;
    private static final long MINUTE = 60_000;
    private static final Pattern ODD = Pattern.compile("[^ -~]");

    private final Clock clock;
    private final ConcurrentMap<Key, Instant> allowed = new ConcurrentHashMap<>();
    private final ConcurrentMap<Refusal, Calls> refused = new ConcurrentHashMap<>();
    private volatile long minute;

    UsageCounts(Clock clock) {
        this.clock = clock;
        turn();
    }

    record Key(UUID organization, UUID credential) {}

    record Allowed(Key key, Instant at) {}

    /** @param gateway the name of its token */
    record Refusal(Key key, DenialReason reason, String gateway) {}

    /** @param path of the last call, without its query */
    record Calls(String method, String path, Instant first, Instant last, long count) {

        Calls and(Calls later) {
            return new Calls(later.method, later.path, first, later.last, count + later.count);
        }
    }

    record Refused(Refusal refusal, Calls calls) {}

    /** From now on, keys that pass are noted again. */
    void turn() {
        minute = clock.millis() / MINUTE;
    }

    void note(CheckRequest request, AccessFacts.Key key, Verdict verdict) {
        switch (verdict) {
            case Verdict.Allowed yes -> allowed(key.lastUse());
            case Verdict.Denied no -> refused(request, key.lastUse(), no.reason());
        }
    }

    private void allowed(LastUse use) {
        long current = minute;
        if (!use.isOf(current)) {
            use.is(current);
            if (allowed.size() < MOST_ALLOWED) {
                allowed.put(new Key(use.organization, use.credential), clock.instant());
            }
        }
    }

    private void refused(CheckRequest request, LastUse use, DenialReason reason) {
        Refusal refusal = new Refusal(new Key(use.organization, use.credential), reason, request.gateway());
        if (refused.size() < MOST_REFUSED || refused.containsKey(refusal)) {
            Instant now = clock.instant();
            Calls one = new Calls(method(request.method()), path(request.uri()), now, now, 1);
            refused.merge(refusal, one, Calls::and);
        }
    }

    /** Gateways pass on whatever a client calls its method. */
    private static String method(String sent) {
        return ODD.matcher(shortened(sent, LONGEST_METHOD)).replaceAll("?");
    }

    /** The path is harmless: malformed ones are refused before a key is found. */
    private static String path(String uri) {
        int query = uri.indexOf('?');
        return shortened(query < 0 ? uri : uri.substring(0, query), LONGEST_PATH);
    }

    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }

    /** Takes out the keys that have passed. */
    List<Allowed> takeAllowed() {
        return taken(allowed, Allowed::new);
    }

    /** Takes out what was refused. */
    List<Refused> takeRefused() {
        return taken(refused, Refused::new);
    }

    private static <K, V, T> List<T> taken(ConcurrentMap<K, V> from, BiFunction<K, V, T> as) {
        List<T> taken = new ArrayList<>();
        for (K key : from.keySet()) {
            V value = from.remove(key);
            if (value != null) {
                taken.add(as.apply(key, value));
            }
        }
        return taken;
    }
}
