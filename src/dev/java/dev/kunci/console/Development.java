package dev.kunci.console;

import dev.kunci.console.start.CommandDatabase;
import dev.kunci.console.start.ListenAddress;
import dev.kunci.console.start.SpringSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code ./kunci dev}: a portal with demo data in Vaadin's development mode, which follows the sources. Its database stays
 * while the rest is started again.
 */
@Command(
        name = "./kunci dev",
        mixinStandardHelpOptions = false,
        description = "Runs the portal with demo data and shows each change of a source as soon as it is saved.")
public final class Development implements Runnable {
    @Mixin
    private DataDirectory data = new DataDirectory();

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "Portal and REST API on N, gateway checks on N+1, health and metrics on N+2 (default: 8080).")
    private int port;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    private boolean help;

    private Development() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Development())
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    command.getErr().println(e.getMessage());
                    return 1;
                })
                .execute(arguments));
    }

    @Override
    public void run() {
        ListenAddress address = ListenAddress.of("127.0.0.1", port, null, false);
        address.checkFree(false);
        Sources sources = new Sources(Path.of(""), Path.of("target", "dev", "classes"));
        if (!sources.build()) {
            throw new IllegalStateException("The sources do not compile.");
        }
        CommandDatabase database = CommandDatabase.forPortal(data.path(), System.getenv());
        Map<String, Object> settings = new HashMap<>(new SpringSettings(database.access(), data.path(), System.getenv())
                .listen(address, null)
                .values());
        settings.put("vaadin.productionMode", false);
        settings.put("vaadin.launch-browser", false);
        // Tomcat would show the old file for another five seconds.
        settings.put("server.tomcat.resource.allow-caching", false);
        // Whoever waits for a change does not wait for what browsers still ask the portal before it.
        settings.put("server.shutdown", "immediate");
        settings.put("spring.lifecycle.timeout-per-shutdown-phase", "1s");
        PortalProcess portal = new PortalProcess(settings, Path.of("target", "dev", "agent.jar"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            portal.stop();
            database.close();
        }));
        if (!portal.start()) {
            throw new IllegalStateException("The portal did not start.");
        }
        System.out.println(
                "Demo: sign in as viewer, approver, editor, auditor, admin or ops @example.com with password kunci-demo");
        System.out.println("What is saved in src/main and frontend is shown at once, until Ctrl-C");
        System.out.println("Kunci is ready at " + address.url());
        new Following(sources, portal).untilStopped();
    }
}
