package dev.kunci.console;

import dev.kunci.approval.Decision;
import dev.kunci.approval.Decisions;
import dev.kunci.approval.Result;
import dev.kunci.approval.Verb;
import dev.kunci.console.start.ApplicationStart;
import dev.kunci.console.start.CommandDatabase;
import dev.kunci.console.start.ListenAddress;
import dev.kunci.console.start.SpringSettings;
import dev.kunci.operators.Actor;
import dev.kunci.registry.AppContent;
import dev.kunci.registry.DeveloperContent;
import dev.kunci.registry.Organization;
import dev.kunci.registry.app.Apps;
import dev.kunci.registry.app.NewApp;
import dev.kunci.registry.organization.Organizations;
import dev.kunci.registry.owner.Developers;
import dev.kunci.registry.product.ApiProducts;
import dev.kunci.registry.value.ApprovalType;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A Kunci that decides all the time and reports when each decision was acknowledged; made to be killed. */
final class DecidingKunci {

    static final String ORGANIZATION = "crash";
    /** What has a status, without the record it must have: the last one made, with the same status and revision. */
    static final String DISAGREEING = """
            with held as (
              select 'developer' as kind, id, status, status_revision from developer
              union all select 'app', id, status, status_revision from app
              union all select 'credential', id, status, status_revision from credential
              union all select 'grant', id, status, status_revision from product_grant)
            select count(*) from held h where
              (select count(*) from audit_record r where r.subject_id = h.id and r.outcome = 'done')
                <> h.status_revision + 1
              or (h.status_revision > 0 and not exists (select 1 from audit_record r where r.subject_id = h.id
                and (r.after->>'revision')::bigint = h.status_revision and r.after->>'status' = h.status))
            """;

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
        CommandDatabase database = CommandDatabase.forPortal(data, Map.of());
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = Math.min(free.getLocalPort(), 60_000);
        }
        ApplicationContext context = ApplicationStart.portal(new SpringSettings(database.access(), data, Map.of())
                .listen(ListenAddress.of("127.0.0.1", port, null, false), null));
        DecidingKunci kunci = new DecidingKunci(context.getBean(Decisions.class), targets(context));
        say(READY);
        for (int i = 0; i < DECIDERS; i++) {
            Thread.ofPlatform().start(kunci::decide);
        }
    }

    /** Starts one in a process of its own. */
    static Process start(Path data) throws IOException {
        return new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DecidingKunci.class.getName(),
                        data.toString()))
                .redirectError(ProcessBuilder.Redirect.appendTo(Files.createDirectories(Path.of("target"))
                        .resolve(data.getFileName() + ".log")
                        .toFile()))
                .start();
    }

    /** @param count how many acknowledgements to wait for; those that come until the end where there are fewer */
    static void read(BufferedReader output, Set<String> acknowledged, int count) throws IOException {
        int before = acknowledged.size();
        String line;
        while (acknowledged.size() - before < count && (line = output.readLine()) != null) {
            if (line.matches(ACKNOWLEDGED + "[0-9a-f-]{36}")) {
                acknowledged.add(line.substring(ACKNOWLEDGED.length()));
            }
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
            Target owner = new Target(id, Level.DEVELOPER, developer);
            AppContent content = AppContent.named("App " + i);
            context.getBean(Apps.class).create(console, new NewApp(owner, content, List.of(product), null, null));
        }
        return organization;
    }
}
