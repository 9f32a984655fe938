package dev.kunci.drill;

import dev.kunci.approval.Decision;
import dev.kunci.approval.Decisions;
import dev.kunci.operators.Actor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Revokes one case after the other through one door, until each has been acknowledged. */
final class Revoker implements Callable<Void> {

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final int NO_CONTENT = 204;

    private final Stock stock;
    private final Ledger ledger;
    private final Door door;
    private final Duration pause;
    private final BooleanSupplier over;

    Revoker(Stock stock, Ledger ledger, Door door, Duration pause, BooleanSupplier over) {
        this.stock = stock;
        this.ledger = ledger;
        this.door = door;
        this.pause = pause;
        this.over = over;
    }

    /** A way to revoke. */
    interface Door {
        String name();

        /** @return whether it was acknowledged */
        boolean revoke(Case what) throws IOException, InterruptedException;
    }

    /** The management API of each Kunci in turn. */
    record Api(List<Node> nodes, String token, HttpClient client, AtomicInteger turn) implements Door {

        Api(List<Node> nodes, String token) {
            this(nodes, token, HttpClient.newBuilder().connectTimeout(PATIENCE).build(), new AtomicInteger());
        }

        @Override
        public String name() {
            return "API";
        }

        @Override
        public boolean revoke(Case what) throws IOException, InterruptedException {
            Node node = nodes.get(turn.getAndIncrement() % nodes.size());
            HttpRequest call = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + node.port() + what.path() + "&reason=drill"))
                    .header("Authorization", "Bearer " + token)
                    .timeout(PATIENCE)
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            return client.send(call, HttpResponse.BodyHandlers.discarding()).statusCode() == NO_CONTENT;
        }

        @Override
        public String toString() {
            return name();
        }
    }

    /** The service, in the process of the drill, which is one more instance on the same database. */
    record Service(Decisions decisions) implements Door {

        @Override
        public String name() {
            return "service";
        }

        @Override
        public boolean revoke(Case what) {
            return decisions
                    .decide(Actor.console(), new Decision(what.target(), what.verb(), "drill", null))
                    .done();
        }
    }

    @Override
    public Void call() throws InterruptedException {
        while (!over.getAsBoolean()) {
            Optional<Case> next = stock.course().take();
            if (next.isEmpty()) {
                return null;
            }
            revoke(next.get());
            LockSupport.parkNanos(pause.toNanos());
        }
        return null;
    }

    /** Without an answer the outcome is unknown, so the next one is asked. */
    private void revoke(Case what) throws InterruptedException {
        String how = what.target().level().name().toLowerCase(Locale.ROOT) + ", " + door.name();
        while (!over.getAsBoolean()) {
            long begun = ledger.now();
            try {
                if (door.revoke(what)) {
                    ledger.acknowledged(what.watched(), how, begun);
                    return;
                }
                ledger.unacknowledged();
            } catch (IOException | RuntimeException nobodyAnswered) {
                ledger.unacknowledged();
            }
        }
    }
}
