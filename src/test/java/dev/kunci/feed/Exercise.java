package dev.kunci.feed;

import dev.kunci.drill.Course;
import dev.kunci.drill.Ledger;
import dev.kunci.drill.Watched;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The drill in one process: instances that are asked all the time, changes that are published, a connection that is
 * cut.
 */
final class Exercise {

    private static final int STANDING = 20;
    private static final int FALLING = 5_000;
    private static final int AT_A_TIME = 200;
    private static final long BREATH = TimeUnit.MICROSECONDS.toNanos(500);

    /** Longer than any lease, so that changes meanwhile are acknowledged without the instance that is cut off. */
    private static final long CUT = TimeUnit.MILLISECONDS.toNanos(3_000);

    private final Feed feed;
    private final UUID organization;
    private final Ledger ledger;
    private final Course<Watched> course = new Course<>(some(STANDING), some(FALLING));
    private volatile boolean over;

    Exercise(Feed feed, UUID organization, Ledger ledger) {
        this.feed = feed;
        this.organization = organization;
        this.ledger = ledger;
    }

    private static List<Watched> some(int count) {
        return Stream.generate(() -> new Watched(UUID.randomUUID()))
                .limit(count)
                .toList();
    }

    UUID organization() {
        return organization;
    }

    void run(List<? extends Instance> instances, PlatformTransactionManager transactions, long nanos) throws Exception {
        instances.forEach(Instance::start);
        try (ExecutorService people =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            List<Future<?>> busy = List.of(
                    people.submit(() -> probe(instances, 1)),
                    people.submit(() -> probe(instances, 2)),
                    people.submit(() -> revoke(new TransactionTemplate(transactions))));
            try {
                hurt(instances, ledger.now() + nanos);
            } finally {
                over = true;
            }
            for (Future<?> each : busy) {
                each.get();
            }
        } finally {
            instances.forEach(Instance::close);
        }
    }

    private void probe(List<? extends Instance> instances, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        while (!over) {
            for (int i = 0; i < AT_A_TIME; i++) {
                Course.Pick<Watched> pick = course.pick(random);
                Instance asked = instances.get(random.nextInt(instances.size()));
                long invoked = ledger.now();
                boolean yes = asked.allows(pick.about().id());
                ledger.answered(pick.about(), invoked, pick.stands(), yes ? "" : "no");
            }
            LockSupport.parkNanos(BREATH);
        }
    }

    private void revoke(TransactionTemplate transaction) {
        while (!over) {
            Optional<Watched> next = course.take();
            if (next.isEmpty()) {
                return;
            }
            Watched key = next.get();
            long begun = ledger.now();
            transaction.executeWithoutResult(
                    status -> feed.publish(List.of(new Change(organization, "credential", key.id()))));
            ledger.acknowledged(key, "credential, feed", begun);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }

    private void hurt(List<? extends Instance> instances, long until) throws Exception {
        int number = 0;
        while (ledger.now() < until) {
            Instance hurt = instances.get(number % instances.size());
            if (number % 2 == 0) {
                hurt.cut();
                LockSupport.parkNanos(CUT);
                hurt.mend();
                ledger.fault("cut");
            } else {
                hurt.restart();
                ledger.fault("restart");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(400));
            number++;
        }
    }
}
