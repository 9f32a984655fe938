package dev.kunci.clients;

import dev.kunci.browser.RunningKunci;
import dev.kunci.testing.Fork;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.util.FileSystemUtils;

/** The one packaged Kunci with demo data that all clients share, and tokens for its people. */
final class ServedKunci {

    static final String ORGANIZATION = "acme";
    static final String OPERATOR = "ops@example.com";
    static final String PASSWORD = "kunci-demo";

    private static final Path DATA = Fork.place("clients-it");
    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();
    private static RunningKunci running;

    private ServedKunci() {}

    static synchronized RunningKunci get() throws IOException {
        if (running == null) {
            FileSystemUtils.deleteRecursively(DATA);
            running = RunningKunci.start(DATA, Map.of("KUNCI_APICALLSPERMINUTE", "1000000"), "--demo");
            Runtime.getRuntime().addShutdownHook(new Thread(running::stop));
        }
        return running;
    }

    /** A token of the operator of the demo who may edit and decide, made once. */
    static String token() throws IOException, InterruptedException {
        return token(OPERATOR, "editor", "approver");
    }

    /** A token made by the console beside the running Kunci; nothing else is on its standard output. */
    static synchronized String token(String operator, String... roles) throws IOException, InterruptedException {
        String known = TOKENS.get(operator);
        if (known == null) {
            List<String> options = new ArrayList<>(
                    List.of("create", "--organization", ORGANIZATION, "--operator", operator, "--name", "clients"));
            for (String role : roles) {
                options.addAll(List.of("--role", role));
            }
            known = said(get().command("token", options.toArray(String[]::new)));
            TOKENS.put(operator, known);
        }
        return known;
    }

    /** What a command has said, which must have gone well. */
    static String said(Process command) throws IOException, InterruptedException {
        String said = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (command.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
        return said;
    }
}
