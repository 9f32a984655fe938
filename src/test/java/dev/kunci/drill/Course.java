package dev.kunci.drill;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/**
 * What a drill revokes, one after the other, and what it asks about meanwhile: most of all what is revoked about now, so
 * that everybody has it in memory; again and again what was revoked long ago; and what is never revoked.
 *
 * @param <C> a case
 */
public final class Course<C> {

    private static final int NEAR = 30;

    private final List<C> standing;
    private final List<C> falling;
    private final AtomicInteger next = new AtomicInteger();

    /**
     * @param standing is never revoked
     * @param falling is revoked in this order
     */
    public Course(List<C> standing, List<C> falling) {
        this.standing = List.copyOf(standing);
        this.falling = List.copyOf(falling);
    }

    /** What to revoke next; nothing when all is. */
    public Optional<C> take() {
        int number = next.getAndIncrement();
        return number < falling.size() ? Optional.of(falling.get(number)) : Optional.empty();
    }

    /** How many have been taken. */
    int taken() {
        return Math.min(next.get(), falling.size());
    }

    /** What to ask about next. */
    public Pick<C> pick(RandomGenerator random) {
        int kind = random.nextInt(4);
        int taken = taken();
        if (kind == 0) {
            return new Pick<>(standing.get(random.nextInt(standing.size())), true);
        }
        int number = kind == 1 && taken > 0 ? random.nextInt(taken) : taken + random.nextInt(-NEAR, NEAR);
        return new Pick<>(falling.get(Math.clamp(number, 0, falling.size() - 1)), false);
    }

    /** @param stands whether it is one that is never revoked */
    public record Pick<C>(C about, boolean stands) {}
}
