package dev.kunci.bench.decide;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients that decide at the same time, each one decision after the other. */
final class Clients {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int FIRST_SIZE = 1_024;

    private Clients() {}

    /** What one client does again and again. It returns once its decision is acknowledged. */
    interface Client {
        void decide() throws Exception;
    }

    /** Lets all of them decide for that time. */
    static Times run(List<? extends Client> clients, int seconds) throws Exception {
        CountDownLatch ready = new CountDownLatch(clients.size());
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(clients.size())) {
            List<Future<long[]>> running = new ArrayList<>();
            for (Client client : clients) {
                running.add(threads.submit(() -> {
                    ready.countDown();
                    go.await();
                    return decide(client, System.nanoTime() + seconds * NANOS_PER_SECOND);
                }));
            }
            ready.await();
            long begun = System.nanoTime();
            go.countDown();
            List<long[]> all = new ArrayList<>();
            for (Future<long[]> one : running) {
                all.add(one.get());
            }
            long elapsed = System.nanoTime() - begun;
            return Times.of(all.stream().flatMapToLong(Arrays::stream).toArray(), elapsed);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    private static long[] decide(Client client, long end) throws Exception {
        long[] nanos = new long[FIRST_SIZE];
        int count = 0;
        for (long begun = System.nanoTime(); begun < end; count++) {
            client.decide();
            long done = System.nanoTime();
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, count * 2);
            }
            nanos[count] = done - begun;
            begun = done;
        }
        return Arrays.copyOf(nanos, count);
    }
}
