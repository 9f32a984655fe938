package dev.kunci.clients;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that go on making, changing and deleting apps of one developer until they are stopped. */
final class Writers {

    private static final int CLIENTS = 2;

    private final String apps;
    private final AtomicInteger written = new AtomicInteger();
    private final List<Throwable> failures = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    private Writers(String developer) {
        this.apps = "/developers/" + developer + "/apps";
    }

    static Writers start(String developer) {
        Writers writers = new Writers(developer);
        for (int i = 0; i < CLIENTS; i++) {
            int client = i;
            writers.threads.add(Thread.ofPlatform().start(() -> writers.write(client)));
        }
        return writers;
    }

    /** @return how much they have written, all of it accepted */
    int stop() throws InterruptedException {
        stopped = true;
        for (Thread thread : threads) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw new AssertionError(failures.getFirst());
        }
        return written.get();
    }

    private void write(int client) {
        Deque<String> made = new ArrayDeque<>();
        try (Api api = new Api(client % 2 == 0 ? "/v1" : "/edge/v1")) {
            for (int n = 0; !stopped; n++) {
                // Spread over the alphabet, so that they come before and after wherever somebody is reading.
                String name = (char) ('A' + n * 7 % 26) + " of writer " + client + ", number " + n;
                expect(201, api.send("POST", apps, "{\"name\":\"" + name + "\"}"));
                made.add(name);
                expect(200, api.send("PUT", apps + "/" + Api.encoded(made.getFirst()), """
                                {"attributes":[{"name":"DisplayName","value":"renamed %d"}]}""".formatted(n)));
                if (made.size() > 5) {
                    expect(200, api.send("DELETE", apps + "/" + Api.encoded(made.removeFirst()), ""));
                }
            }
        } catch (Exception | AssertionError failure) {
            synchronized (failures) {
                failures.add(failure);
            }
        }
    }

    private void expect(int status, Api.Answer answer) {
        if (answer.status() != status) {
            throw new AssertionError(answer.toString());
        }
        written.incrementAndGet();
    }
}
