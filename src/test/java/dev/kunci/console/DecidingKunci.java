package dev.kunci.console;

import dev.kunci.approval.Decision;
import dev.kunci.approval.Decisions;
import dev.kunci.approval.Result;
import dev.kunci.approval.Verb;
import dev.kunci.operators.Actor;
import dev.kunci.registry.ApiProducts;
import dev.kunci.registry.ApprovalType;
import dev.kunci.registry.Apps;
import dev.kunci.registry.Credentials;
import dev.kunci.registry.DeveloperContent;
import dev.kunci.registry.Developers;
import dev.kunci.registry.Grants;
import dev.kunci.registry.Level;
import dev.kunci.registry.Organization;
import dev.kunci.registry.Organizations;
import dev.kunci.registry.Target;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A whole Kunci of its own that decides without end and says of each decision when it was acknowledged; made to be killed. */
final class DecidingKunci {

    static final String ORGANIZATION = "crash";
    static final String READY = "READY";
    static final String ACKNOWLEDGED = "ACK ";
    private static final int APPS = 10;
    private static final int DECIDERS = 4;

    private final Decisions decisions;
    private final List<Target> targets;

    private DecidingKunci(Decisions decisions, List<Target> targets) {
        this.decisions = decisions;
        this.targets = targets;
    }

    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[0]);
        Database database = Database.forPortal(data, Map.of());
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = Math.min(free.getLocalPort(), 60_000);
        }
        ApplicationContext context = Application.portal(new SpringSettings(database.access(), data, Map.of())
                .listen(Address.of("127.0.0.1", port, false), null));
        DecidingKunci kunci = new DecidingKunci(context.getBean(Decisions.class), targets(context));
        say(READY);
        for (int i = 0; i < DECIDERS; i++) {
            Thread.ofPlatform().start(kunci::decide);
        }
    }

    private void decide() {
        while (true) {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            Target target = targets.get(random.nextInt(targets.size()));
            List<Verb> verbs = Verb.of(target.level());
            Verb verb = verbs.get(random.nextInt(verbs.size()));
            try {
                Result result = decisions.decide(
                        Actor.console(),
                        new Decision(target, verb, UUID.randomUUID().toString(), null));
                if (result.kind() == Result.Kind.APPLIED) {
                    say(ACKNOWLEDGED + result.record());
                }
            } catch (RuntimeException databaseIsAway) {
                Thread.yield();
            }
        }
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    private static List<Target> targets(ApplicationContext context) {
        Organization organization =
                context.getBean(Organizations.class).find(ORGANIZATION).orElseGet(() -> populate(context));
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        List<Target> targets = new ArrayList<>();
        Map.of(
                        Level.DEVELOPER,
                        "developer",
                        Level.APP,
                        "app",
                        Level.CREDENTIAL,
                        "credential",
                        Level.GRANT,
                        "product_grant")
                .forEach((level, table) -> jdbc.sql("select id from " + table + " where organization_id = ?")
                        .param(organization.id())
                        .query((rs, n) -> new Target(organization.id(), level, rs.getObject(1, UUID.class)))
                        .list()
                        .forEach(targets::add));
        return targets;
    }

    private static Organization populate(ApplicationContext context) {
        Actor console = Actor.console();
        Organization organization = context.getBean(Organizations.class).create(console, ORGANIZATION);
        UUID id = organization.id();
        UUID product = context.getBean(ApiProducts.class)
                .create(console, id, "Weather", "Weather", ApprovalType.MANUAL)
                .id();
        UUID developer = context.getBean(Developers.class)
                .create(console, id, DeveloperContent.of("ana@example.com", "Ana", "Lestari"))
                .id();
        for (int i = 0; i < APPS; i++) {
            UUID app = context.getBean(Apps.class)
                    .create(console, id, developer, "App " + i)
                    .id();
            UUID key = context.getBean(Credentials.class)
                    .issue(console, id, app, null)
                    .credential();
            context.getBean(Grants.class).add(console, id, key, product, null);
        }
        return organization;
    }
}
