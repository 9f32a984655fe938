package dev.kunci.drill;

import dev.kunci.approval.Decisions;
import dev.kunci.console.postgres.EmbeddedPostgres;
import dev.kunci.feed.Feed;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Several Kuncis on one database: asked without end, made to revoke, and hurt one after the other. */
final class Drill {

    private static final int NODES = 3;
    private static final int PROBES = 2;
    private static final int NEWS = 5;
    private static final Duration BETWEEN_FAULTS = Duration.ofSeconds(1);

    private final ApplicationContext context;
    private final EmbeddedPostgres database;
    private final Path keysets;
    private final List<Mishap> faults = new ArrayList<>(List.of(Fault.values()));
    private volatile boolean over;

    /** @param context of a Kunci of its own on the database, without a door */
    Drill(ApplicationContext context, EmbeddedPostgres database, Path keysets) {
        this.context = context;
        this.database = database;
        this.keysets = keysets;
        TransactionTemplate transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        Feed feed = context.getBean(Feed.class);
        faults.add(new LostSteps(database, feed, transaction));
        faults.add(new LargeStep(feed, transaction));
    }

    /**
     * How long and how hard.
     *
     * @param least goes on at least so long once all answer, and until what is demanded has been seen
     * @param most after which it ends in any case
     * @param revocations how many at most
     * @param pause of each of three that revoke, between two revocations
     * @param seed of the choices of who is asked about what, and who is hurt
     */
    record Plan(Duration least, Duration most, Ledger.Demands demands, int revocations, Duration pause, long seed) {}

    Ledger run(Plan plan) throws Exception {
        List<Node> nodes = new ArrayList<>();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> starting = new ArrayList<>();
            for (int i = 0; i < NODES; i++) {
                Node node = new Node(database, keysets);
                nodes.add(node);
                starting.add(people.submit(() -> start(node)));
            }
            Stock stock = Stock.make(context, plan.revocations());
            await(starting);
            Ledger ledger = new Ledger();
            try {
                List<Future<?>> busy = busy(people, stock, nodes, plan, ledger);
                hurt(nodes, plan, ledger);
                over = true;
                await(busy);
            } finally {
                over = true;
            }
            return ledger;
        } finally {
            for (Node node : nodes) {
                node.close();
            }
        }
    }

    private static void await(List<Future<?>> all) throws Exception {
        for (Future<?> each : all) {
            each.get();
        }
    }

    private static Void start(Node node) throws IOException {
        node.start();
        return null;
    }

    private List<Future<?>> busy(ExecutorService people, Stock stock, List<Node> nodes, Plan plan, Ledger ledger) {
        List<Future<?>> busy = new ArrayList<>();
        for (Node node : nodes) {
            for (int i = 0; i < PROBES; i++) {
                busy.add(people.submit(
                        new Probe(node.gatewayPort(), stock, ledger, plan.seed() + busy.size(), () -> over)));
            }
        }
        Revoker.Door api = new Revoker.Api(nodes, stock.programToken());
        Revoker.Door service = new Revoker.Service(context.getBean(Decisions.class));
        for (Revoker.Door door : List.of(api, service, api)) {
            busy.add(people.submit(new Revoker(stock, ledger, door, plan.pause(), () -> over)));
        }
        return busy;
    }

    private void hurt(List<Node> nodes, Plan plan, Ledger ledger)
            throws IOException, InterruptedException, SQLException {
        SplittableRandom random = new SplittableRandom(plan.seed());
        int number = 0;
        while (goesOn(nodes, plan, ledger)) {
            LockSupport.parkNanos(BETWEEN_FAULTS.toNanos());
            Node node = nodes.get(random.nextInt(nodes.size()));
            if (node.isUp()
                    && (ledger.faults() < plan.demands().faults()
                            || ledger.now() < plan.least().toNanos())) {
                Mishap fault = faults.get(number++ % faults.size());
                fault.befall(node);
                ledger.fault(fault.words());
                if (ledger.faults() % NEWS == 0) {
                    System.out.println(ledger.news());
                }
            }
        }
    }

    /** Until all has been seen that has to be, or something that may not be, and everybody is back. */
    private static boolean goesOn(List<Node> nodes, Plan plan, Ledger ledger) {
        long now = ledger.now();
        boolean enough = now >= plan.least().toNanos()
                && nodes.stream().allMatch(Node::isUp)
                && (ledger.broken() > 0 || ledger.complaints(plan.demands()).isEmpty());
        return !enough && now < plan.most().toNanos();
    }
}
