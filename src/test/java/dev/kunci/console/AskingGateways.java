package dev.kunci.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.console.start.ListenAddress;
import dev.kunci.vault.KeyVault;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Gateways that send checks all the time, and record every wrong answer. */
final class AskingGateways implements AutoCloseable {

    private static final Duration LONG = Duration.ofMinutes(3);

    /** After so many keys that may pass one that may not is asked about. */
    private static final int SELDOM = 20;

    final Queue<String> wrong = new ConcurrentLinkedQueue<>();

    private final String token;
    private final List<String> valid;
    private final List<String> shut;
    private final AtomicInteger passed = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean over;

    AskingGateways(String token, List<String> valid, List<String> shut) {
        this.token = token;
        this.valid = valid;
        this.shut = shut;
    }

    /** Begins to ask one instance. */
    void ask(int port, KeyVault vault) {
        threads.add(Thread.ofPlatform().start(() -> {
            try (HttpClient client = HttpClient.newHttpClient()) {
                for (int i = 0; !over; i++) {
                    note(port, vault, client, valid.get(i % valid.size()), true);
                    if (i % SELDOM == 0) {
                        note(port, vault, client, shut.get(i / SELDOM % shut.size()), false);
                    }
                }
            } catch (IOException | InterruptedException e) {
                wrong.add(e.toString());
            }
        }));
    }

    /** Waits for so many more answers that let a key pass. */
    void goOn(int more) {
        int before = passed.get();
        await(() -> passed.get() >= before + more || !wrong.isEmpty());
    }

    /**
     * An instance that its machine has kept from running for a while says "stale" until it has caught up, whatever it is
     * asked about; but it must not say so for want of a key of the keysets.
     */
    private void note(int port, KeyVault vault, HttpClient client, String key, boolean may)
            throws IOException, InterruptedException {
        HttpRequest question = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/gateway/nginx"))
                .header("Authorization", "Bearer " + token)
                .header("X-API-Key", key)
                .header("X-Original-Method", "GET")
                .header("X-Original-URI", "/v1/orders/17")
                .build();
        HttpResponse<String> answer = client.send(question, HttpResponse.BodyHandlers.ofString());
        String denied = answer.headers().firstValue("x-kunci-denied").orElse("");
        if (denied.equals("stale")) {
            if (!vault.complete()) {
                wrong.add("a key of the keysets is missing");
            }
        } else if (answer.statusCode() == 204 != may) {
            wrong.add(answer.statusCode() + " " + denied);
        } else if (may) {
            passed.incrementAndGet();
        }
    }

    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + LONG.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    /** With the next two, for gateways and for health. */
    static int freePort() throws IOException {
        while (true) {
            try (ServerSocket free = new ServerSocket(0)) {
                int port = free.getLocalPort();
                if (port < 60_000 && isFree(port + 1) && isFree(port + 2)) {
                    return port;
                }
            }
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, ListenAddress.LOOPBACK)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
