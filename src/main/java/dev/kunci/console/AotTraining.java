package dev.kunci.console;

import dev.kunci.console.start.ListenAddress;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs what an AOT cache should speed up, while the JVM records it; the launcher runs this once for each new build. It
 * uses a temporary data directory and nothing of the environment.
 */
public final class AotTraining {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final String READY = "Kunci is ready at ";
    private static final Pattern KEY = Pattern.compile("\"Vaadin-Security-Key\":\"([^\"]+)\"");
    private static final String NAVIGATION = """
            {"csrfToken":"%s","syncId":0,"clientId":0,"rpc":[{"type":"event","node":1,"event":"ui-navigate","data":
            {"route":"login","query":"","appShellTitle":"","historyState":{"idx":0},"trigger":""}}]}
            """;

    private AotTraining() {}

    /** @param arguments {@code run} or {@code command}, and a data directory, which {@code run} has to create first */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.setProperty("kunci.no-new-account", "true");
        Path data = Path.of(arguments[1]);
        System.exit(arguments[0].equals("run") ? run(data) : commands(data));
    }

    /** From the start to the sign-in page. */
    private static int run(Path data) throws IOException, InterruptedException {
        int port = threeFreePorts();
        StringWriter said = new StringWriter();
        Thread kunci = Thread.ofPlatform()
                .daemon()
                .start(() -> execute(said, "run", "--port", String.valueOf(port), "--data", data.toString()));
        try (HttpClient browser = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .connectTimeout(PATIENCE)
                .build()) {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!said.toString().contains(READY) || !showsSignIn(browser, "http://127.0.0.1:" + port)) {
                if (!kunci.isAlive() || System.nanoTime() > end) {
                    return 1;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        return 0;
    }

    /** Requests what a browser requests: the page, a UI, and its view. */
    private static boolean showsSignIn(HttpClient browser, String portal) throws InterruptedException {
        try {
            send(browser, request(portal + "/login"));
            Matcher key = KEY.matcher(send(browser, request(portal + "/?v-r=init&location=login&query=")));
            return key.find()
                    && send(
                                    browser,
                                    request(portal + "/?v-r=uidl&v-uiId=0")
                                            .header("Content-Type", "application/json; charset=UTF-8")
                                            .POST(BodyPublishers.ofString(NAVIGATION.formatted(key.group(1)))))
                            .contains("assword");
        } catch (IOException notYet) {
            return false;
        }
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE);
    }

    private static String send(HttpClient browser, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return browser.send(request.build(), BodyHandlers.ofString()).body();
    }

    private static int commands(Path data) {
        int created = execute(
                Writer.nullWriter(),
                "token",
                "create",
                "--organization",
                "main",
                "--operator",
                "admin@localhost",
                "--name",
                "training",
                "--data",
                data.toString());
        int listed = execute(Writer.nullWriter(), "token", "list", "--organization", "main", "--data", data.toString());
        return Math.max(created, listed);
    }

    private static int execute(Writer out, String... arguments) {
        return Main.commandLine(Map.of()).setOut(new PrintWriter(out, true)).execute(arguments);
    }

    private static int threeFreePorts() throws IOException {
        while (true) {
            try (ServerSocket first = new ServerSocket(0, 1, ListenAddress.LOOPBACK)) {
                int port = first.getLocalPort();
                try (ServerSocket second = new ServerSocket(port + 1, 1, ListenAddress.LOOPBACK);
                        ServerSocket third = new ServerSocket(port + 2, 1, ListenAddress.LOOPBACK)) {
                    return third.getLocalPort() - 2;
                } catch (IOException | IllegalArgumentException taken) {
                    continue;
                }
            }
        }
    }
}
