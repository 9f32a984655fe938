package dev.kunci.console;

import com.sun.security.auth.module.UnixSystem;
import dev.kunci.console.start.ApplicationStart;
import dev.kunci.console.start.CommandDatabase;
import dev.kunci.console.start.DatabaseAccess;
import dev.kunci.console.start.DatabaseTransport;
import dev.kunci.console.start.Demonstration;
import dev.kunci.console.start.FirstPassword;
import dev.kunci.console.start.FirstRunSetup;
import dev.kunci.console.start.ListenAddress;
import dev.kunci.console.start.SpringSettings;
import dev.kunci.console.system.StartRefused;
import dev.kunci.feed.Freshness;
import dev.kunci.registry.path.PathPolicy;
import dev.kunci.shared.KunciProperties;
import dev.kunci.shared.PublicAddress;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs Kunci until it is stopped. Every mistake that can be detected beforehand is reported before anything starts. */
@Command(name = "run", description = "Starts Kunci and keeps it running until Ctrl-C.", sortOptions = false)
final class RunCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private DataDirectory data = new DataDirectory();

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "Portal and REST API on N, gateway checks on N+1, health and metrics on N+2 (default: 8080).")
    private int port;

    @Option(
            names = "--gateway-port",
            paramLabel = "N",
            description = "Gateway checks on this port instead (default: the one after --port).")
    private @Nullable Integer gatewayPort;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Address to listen on (default: 127.0.0.1, this machine only).")
    private String bind = "127.0.0.1";

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            description =
                    "What browsers and programs call, such as https://kunci.example.com; other hosts are refused.")
    private @Nullable String publicUrl;

    @ArgGroup(exclusive = false)
    private @Nullable Tls tls;

    @Option(
            names = "--only",
            paramLabel = "gateway",
            description = "Answers gateways and says how it is, without portal and REST API.")
    private @Nullable String only;

    @Option(
            names = "--organization",
            paramLabel = "NAME",
            defaultValue = "main",
            description = "Organization that the first start creates (default: main).")
    private String organization = "main";

    @Option(
            names = "--admin",
            paramLabel = "EMAIL",
            defaultValue = "admin@localhost",
            description = "Administrator that the first start creates (default: admin@localhost).")
    private String administrator = "admin@localhost";

    @Option(names = "--demo", description = "Adds organization acme with demo data; for this machine only.")
    private boolean demo;

    /** Certificate and key, given together or not at all. */
    static final class Tls {
        @Option(names = "--tls-cert", paramLabel = "FILE", required = true, description = "TLS certificate (PEM).")
        private Path certificate = Path.of("");

        @Option(names = "--tls-key", paramLabel = "FILE", required = true, description = "TLS private key (PEM).")
        private Path key = Path.of("");

        Tls checked() {
            for (Path file : List.of(certificate, key)) {
                if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                    throw new StartRefused("The file " + file + " cannot be read.");
                }
            }
            return this;
        }
    }

    private final Map<String, String> environment;

    RunCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        ListenAddress address = ListenAddress.of(bind, port, gatewayPort, tls != null);
        if (demo && !address.isLocal()) {
            throw new StartRefused(
                    "--demo has well-known passwords and therefore runs on this machine only:" + " leave --bind out.");
        }
        PublicAddress publicAddress = publicAddress();
        boolean gatewaysOnly = gatewaysOnly();
        Tls encryption = tls == null ? null : tls.checked();
        address.checkFree(gatewaysOnly);
        say("Starting Kunci on " + data.path());
        CommandDatabase database = gatewaysOnly
                ? CommandDatabase.forCommand(data.path(), environment)
                : CommandDatabase.forPortal(data.path(), environment);
        // Spring's shutdown hook runs this after it has stopped serving and closed the pool.
        SpringApplication.getShutdownHandlers().add(database::close);
        SpringSettings settings = new SpringSettings(database.access(), data.path(), environment)
                .listen(address, environment.get("KUNCI_TRUSTED_PROXIES"))
                .publicAt(publicAddress);
        if (encryption != null) {
            settings.encrypt(encryption.certificate, encryption.key);
        }
        ApplicationContext context =
                gatewaysOnly ? ApplicationStart.gateway(settings) : ApplicationStart.portal(settings);
        warn(database.access(), address, publicAddress);
        warning(PathPolicy.of(context.getBean(KunciProperties.class))).ifPresent(this::say);
        if (gatewaysOnly) {
            say("Nobody can sign in here, and there is no API");
        } else if (demo) {
            context.getBean(Demonstration.class).prepare();
            say(
                    "Demo: sign in as viewer, approver, editor, auditor, admin or ops @example.com with password kunci-demo");
        } else {
            settle(context.getBean(FirstRunSetup.class));
        }
        awaitFeed(context.getBean(Freshness.class));
        say("Gateways ask at " + address.gatewayUrl() + "/gateway/nginx");
        if (publicAddress != null && !gatewaysOnly) {
            say("People and programs reach it at " + publicAddress);
        }
        say("Kunci is ready at " + (gatewaysOnly ? address.gatewayUrl() : address.url()));
        new CountDownLatch(1).await();
        return 0;
    }

    /**
     * Whoever waits for the last line may send a request right after it and must not be told that this instance is not
     * ready.
     */
    private void awaitFeed(Freshness freshness) {
        while (!freshness.awaitCurrent(PATIENCE)) {
            say("Waiting until changes can be followed: until then no key passes here");
        }
    }

    private @Nullable PublicAddress publicAddress() {
        String url = publicUrl == null ? environment.getOrDefault("KUNCI_PUBLIC_URL", "") : publicUrl;
        if (url.isBlank()) {
            return null;
        }
        try {
            PublicAddress address = PublicAddress.of(url.strip());
            if (tls != null && !address.isEncrypted()) {
                throw new StartRefused("--public-url has to begin with https:// where there is a --tls-cert.");
            }
            return address;
        } catch (IllegalArgumentException e) {
            throw new StartRefused(
                    "--public-url takes an address without a path, such as https://kunci.example.com, not " + url + ".",
                    e);
        }
    }

    private boolean gatewaysOnly() {
        if (only != null && !only.equals("gateway")) {
            throw new StartRefused("--only takes gateway and nothing else, not " + only + ".");
        }
        if (only != null && demo) {
            throw new StartRefused("--demo is to be looked at, so it does not go with --only gateway.");
        }
        return only != null;
    }

    private void settle(FirstRunSetup setup) {
        FirstPassword first = FirstPassword.of(data.path());
        first.sweep(Instant.now());
        setup.settle(organization, administrator)
                .ifPresent(password -> say("Sign in to the new organization " + organization + " as " + administrator
                        + " " + first.handOver(password)));
    }

    private void warn(DatabaseAccess database, ListenAddress address, @Nullable PublicAddress publicAddress) {
        if (database.hasSingleUser()) {
            say("Note: there is one database user only, so triggers alone protect the record"
                    + " (see KUNCI_DB_OWNER_USER).");
        }
        if (DatabaseTransport.isOpen(database.url())) {
            say("Note: the database is on another machine, and whoever is between can read along or pass for it: add"
                    + " sslmode=verify-full to KUNCI_DB_URL (and sslrootcert, for a certificate of your own).");
        }
        if (new UnixSystem().getUid() == 0) {
            say(
                    "Note: root runs this Kunci (and another account its PostgreSQL). It runs as an account of its own where"
                            + " that one has the data directory: see \"The account that Kunci runs as\" in docs/operations.md.");
        }
        if (address.isExposed(publicAddress)) {
            say("Warning: other machines can connect, but not by TLS: passwords and keys can be read on the way. Give"
                    + " --tls-cert and --tls-key, or put a proxy with TLS in front and give --public-url https://...");
        }
    }

    /** The warning about paths at each start. */
    static Optional<String> warning(PathPolicy paths) {
        return paths == PathPolicy.STRICT
                ? Optional.empty()
                : Optional.of(
                        "Warning: KUNCI_LENIENTPATHS lets pass paths with /../, // and ; in them. A server behind the"
                                + " gateway that reads them otherwise than nginx serves what nobody has decided on.");
    }

    private void say(String line) {
        PrintWriter out = spec == null
                ? new PrintWriter(System.out, true)
                : spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
