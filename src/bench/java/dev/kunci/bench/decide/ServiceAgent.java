package dev.kunci.bench.decide;

import dev.kunci.approval.Decision;
import dev.kunci.approval.Decisions;
import dev.kunci.approval.Verb;
import dev.kunci.audit.Channel;
import dev.kunci.audit.Origin;
import dev.kunci.operators.Actor;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/**
 * Runs inside the measured Kunci, which finds it in {@code spring.factories}, and calls its decision service from threads.
 * The benchmark says by a connection how many threads for how long, and gets the times.
 */
public final class ServiceAgent implements ApplicationListener<ApplicationReadyEvent> {

    /** The environment variable that names the directory of the two files. */
    static final String DIRECTORY = "BENCH_SERVICE";
    /** The organization, the operator and the keys, an id a line; written by the benchmark. */
    static final String TARGETS = "targets";
    /** Written by the agent. */
    static final String PORT = "port";

    private final List<Clients.Client> clients = new ArrayList<>();

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        String directory = System.getenv(DIRECTORY);
        if (directory == null) {
            return;
        }
        Decisions decisions = event.getApplicationContext().getBean(Decisions.class);
        Thread.ofPlatform().daemon().name("bench").start(() -> serve(Path.of(directory), decisions));
    }

    private void serve(Path directory, Decisions decisions) {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(directory.resolve(PORT), "" + server.getLocalPort());
            while (true) {
                try (Socket socket = server.accept();
                        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream()));
                        PrintWriter out = new PrintWriter(socket.getOutputStream(), true)) {
                    String[] words = in.readLine().split(" ");
                    int count = Integer.parseInt(words[0]);
                    prepare(count, decisions, Files.readAllLines(directory.resolve(TARGETS)));
                    out.println(Clients.run(clients.subList(0, count), Integer.parseInt(words[1]))
                            .line());
                }
            }
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void prepare(int count, Decisions decisions, List<String> ids) {
        UUID organization = UUID.fromString(ids.get(0));
        Actor actor = Actor.operator(
                UUID.fromString(ids.get(1)), "ops@example.com", new Origin(Channel.API, "127.0.0.1", null));
        while (clients.size() < count) {
            int first = 2 + clients.size() * Keys.OF_A_CLIENT;
            List<Target> targets = ids.subList(first, first + Keys.OF_A_CLIENT).stream()
                    .map(id -> new Target(organization, Level.CREDENTIAL, UUID.fromString(id)))
                    .toList();
            clients.add(client(decisions, actor, targets));
        }
    }

    private static Clients.Client client(Decisions decisions, Actor actor, List<Target> targets) {
        int[] next = {0};
        return () -> {
            Verb verb = next[0] / targets.size() % 2 == 0 ? Verb.REVOKE : Verb.APPROVE;
            Target target = targets.get(next[0] % targets.size());
            if (!decisions
                    .decide(actor, new Decision(target, verb, "bench", null))
                    .done()) {
                throw new IOException("a decision was refused");
            }
            next[0]++;
        };
    }
}
