package dev.kunci.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Tells whether a key may be one of those that were added: never no for one that was, and yes for about one in ten
 * thousand others (one in a thousand after growing a hundredfold). It is a Bloom filter in blocks of 512 bits, so that
 * a query costs one memory access (Putze, Sanders and Singler, Cache-, Hash- and Space-Efficient Bloom Filters, 2007).
 * It takes three bytes per key. When it is full, it adds a layer as large as all before it. One thread adds, any number
 * of threads query.
 */
final class KeyFilter {

    private static final int BITS_FOR_EACH = 24;
    private static final int WORDS = 8;
    private static final int BLOCK = WORDS * Long.SIZE;
    private static final long SMALLEST = 10_000;

    /** This many blocks have about two billion words, the most an array can hold. */
    private static final long MOST_BLOCKS = Integer.MAX_VALUE / WORDS - 1;

    private volatile List<Layer> layers;

    /** @param expected how many keys at first; it may be exceeded */
    KeyFilter(long expected) {
        layers = List.of(new Layer(Math.max(SMALLEST, expected + expected / 4)));
    }

    /** To be called by one thread at a time. */
    void add(KeyHash key) {
        if (mayHave(key)) {
            return;
        }
        Layer last = layers.getLast();
        if (last.added == last.most) {
            last = new Layer(layers.stream().mapToLong(layer -> layer.most).sum());
            List<Layer> more = new ArrayList<>(layers);
            more.add(last);
            last.add(key);
            layers = List.copyOf(more);
        } else {
            last.add(key);
        }
    }

    boolean mayHave(KeyHash key) {
        long block = block(key);
        for (Layer layer : layers) {
            if (layer.mayHave(block, key.b())) {
                return true;
            }
        }
        return false;
    }

    /** Its size in memory. */
    long bytes() {
        return layers.stream()
                .mapToLong(layer -> (long) layer.words.length() * Long.BYTES)
                .sum();
    }

    /** Key hashes are as good as random; the same key in another organization counts as a different one. */
    private static long block(KeyHash key) {
        long organization = key.organization().getMostSignificantBits() * 31
                + key.organization().getLeastSignificantBits();
        long mixed = (key.a() ^ organization) * 0x9E3779B97F4A7C15L;
        return (mixed ^ mixed >>> 32) * 0xD6E8FEB86659FD93L;
    }

    private static final class Layer {

        private final AtomicLongArray words;
        private final long blocks;
        private final long most;
        private long added;

        Layer(long most) {
            this.most = most;
            this.blocks = Math.clamp(most * BITS_FOR_EACH / BLOCK + 1, 1, MOST_BLOCKS);
            this.words = new AtomicLongArray((int) (blocks * WORDS));
        }

        void add(long block, long bits) {
            int first = first(block);
            for (int i = 0; i < WORDS; i++) {
                int at = first + i;
                words.setPlain(at, words.getPlain(at) | bit(bits, i));
            }
            added++;
        }

        void add(KeyHash key) {
            add(block(key), key.b());
        }

        boolean mayHave(long block, long bits) {
            int first = first(block);
            for (int i = 0; i < WORDS; i++) {
                if ((words.getPlain(first + i) & bit(bits, i)) == 0) {
                    return false;
                }
            }
            return true;
        }

        private int first(long block) {
            return (int) ((block >>> 32) * blocks >>> 32) * WORDS;
        }

        /** Each word of a block has one bit for each key. */
        private static long bit(long bits, int word) {
            return 1L << (bits >>> word * 6);
        }
    }
}
