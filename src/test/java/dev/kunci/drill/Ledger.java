package dev.kunci.drill;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/**
 * Judges every answer of a drill: a yes to a check that was sent after the acknowledgement of its revocation is a
 * broken promise. Each key is revoked once and never approved again, so one comparison per answer is enough.
 */
public final class Ledger {

    private final long begun = System.nanoTime();
    private final LongAdder checks = new LongAdder();
    private final LongAdder yes = new LongAdder();
    private final LongAdder late = new LongAdder();
    private final LongAdder broken = new LongAdder();
    private final LongAdder open = new LongAdder();
    private final LongAdder unacknowledged = new LongAdder();
    private final LongAdder standing = new LongAdder();
    private final LongAdder stood = new LongAdder();
    private final LongAccumulator worst = new LongAccumulator(Math::max, 0);
    private final LongAccumulator load = new LongAccumulator(Math::max, 0);
    private final Map<String, LongAdder> denials = new ConcurrentSkipListMap<>();
    private final Map<String, LongAdder> faults = new ConcurrentSkipListMap<>();
    private final Map<String, LongAdder> revocations = new ConcurrentSkipListMap<>();
    private final List<Long> waits = new ArrayList<>();

    /** The clock of a drill: nanoseconds since it began. */
    public long now() {
        return System.nanoTime() - begun;
    }

    /**
     * @param invoked when the check was sent
     * @param stands whether it is never revoked
     * @param denial the reason, empty for a yes
     */
    public void answered(Watched about, long invoked, boolean stands, String denial) {
        boolean allowed = denial.isEmpty();
        checks.increment();
        if (allowed) {
            yes.increment();
        } else {
            denials.computeIfAbsent(denial, reason -> new LongAdder()).increment();
        }
        if (stands) {
            standing.increment();
            if (allowed) {
                stood.increment();
            }
        }
        long lateness = about.answered(invoked, allowed);
        if (lateness != Watched.IN_TIME) {
            late.increment();
            if (allowed) {
                broken(lateness);
            }
        }
    }

    /**
     * To be called as soon as a revocation has been acknowledged.
     *
     * @param how at which level, through which door
     * @param begun when it was sent
     */
    public void acknowledged(Watched revoked, String how, long begun) {
        long at = now();
        long lateness = revoked.acknowledged(at);
        if (lateness != Watched.IN_TIME) {
            broken(lateness);
        }
        if (revoked.wasOpen()) {
            open.increment();
        }
        revocations.computeIfAbsent(how, name -> new LongAdder()).increment();
        synchronized (waits) {
            waits.add(at - begun);
        }
    }

    /** A revocation without an answer, which is requested again. */
    void unacknowledged() {
        unacknowledged.increment();
    }

    public void fault(String kind) {
        faults.computeIfAbsent(kind, name -> new LongAdder()).increment();
        load.accumulate(Math.round(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage() * 100));
    }

    private void broken(long lateness) {
        broken.increment();
        worst.accumulate(lateness);
    }

    public long broken() {
        return broken.sum();
    }

    long checks() {
        return checks.sum();
    }

    long faults() {
        return total(faults);
    }

    private long revoked() {
        return total(revocations);
    }

    private static long total(Map<String, LongAdder> counts) {
        return counts.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /**
     * What a drill must have seen to prove anything.
     *
     * @param ways of revoking, by level and door
     */
    public record Demands(long checks, long faults, int ways) {}

    /** Why this drill has failed; empty if it has passed. */
    public List<String> complaints(Demands demands) {
        List<String> complaints = new ArrayList<>();
        if (broken() > 0) {
            complaints.add(broken() + " yes after acknowledgement");
        }
        if (checks() < demands.checks()) {
            complaints.add(checks() + " checks are too few: " + demands.checks());
        }
        if (faults() < demands.faults()) {
            complaints.add(faults() + " faults are too few: " + demands.faults());
        }
        if (revocations.size() < demands.ways()) {
            complaints.add("revoked in " + revocations.keySet() + " only");
        }
        if (stood.sum() * 2 < standing.sum() || stood.sum() == 0) {
            complaints.add("keys that were never revoked were refused most of the time");
        }
        if (open.sum() * 10 < revoked() * 8 || revoked() == 0) {
            complaints.add("only " + open.sum() + " of " + revoked() + " revoked keys had been open before");
        }
        if (late.sum() * 10 < checks()) {
            complaints.add("only " + late.sum() + " checks came after an acknowledgement");
        }
        return complaints;
    }

    /** The progress. */
    String news() {
        return "%,d s: %,d checks, %,d revocations, %,d faults, %,d yes after acknowledgement"
                .formatted(now() / 1_000_000_000, checks(), revoked(), faults(), broken());
    }

    public String table() {
        List<String> lines = new ArrayList<>();
        line(lines, "checks", "%,d in %,d s (%,d yes)".formatted(checks(), now() / 1_000_000_000, yes.sum()));
        line(lines, "after an acknowledgement", number(late.sum()));
        line(lines, "YES AFTER ACKNOWLEDGEMENT", "%,d, worst %,.1f ms".formatted(broken(), millis(worst.get())));
        line(lines, "never revoked keys", "%,d checks, %,d yes".formatted(standing.sum(), stood.sum()));
        line(lines, "revocations", "%,d, %,d of keys that were open".formatted(revoked(), open.sum()));
        lines(lines, revocations);
        line(
                lines,
                "acknowledged after",
                "p50 %,.1f ms, p95 %,.1f ms, max %,.1f ms".formatted(wait(50), wait(95), wait(100)));
        line(lines, "calls to revoke unanswered", number(unacknowledged.sum()) + ", each tried again elsewhere");
        line(lines, "faults", number(faults()));
        lines(lines, faults);
        line(lines, "denials", number(total(denials)));
        lines(lines, denials);
        line(
                lines,
                "load average",
                "%.1f, at most %.1f, %d processors"
                        .formatted(
                                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                                load.get() / 100.0,
                                Runtime.getRuntime().availableProcessors()));
        return String.join("\n", lines);
    }

    private static void lines(List<String> lines, Map<String, LongAdder> counts) {
        counts.forEach((name, count) -> line(lines, "  " + name, number(count.sum())));
    }

    private static void line(List<String> lines, String name, String value) {
        lines.add("%-28s%s".formatted(name, value));
    }

    private static String number(long number) {
        return "%,d".formatted(number);
    }

    /** The longest wait for an acknowledgement. */
    Duration longestWait() {
        return Duration.ofNanos((long) (wait(100) * 1e6));
    }

    private double wait(int percent) {
        long[] sorted;
        synchronized (waits) {
            sorted = waits.stream().mapToLong(Long::longValue).sorted().toArray();
        }
        return sorted.length == 0 ? 0 : millis(sorted[(sorted.length - 1) * percent / 100]);
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }
}
