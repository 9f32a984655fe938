package dev.kunci.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;

/** Requests what a browser requests until a person could sign in: the page, a UI, and its view. */
final class SignInPage {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int PAUSE_MILLIS = 20;

    private SignInPage() {}

    /** Returns when it is there. */
    static void await(int port, Process kunci) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isThere("http://127.0.0.1:" + port)) {
            if (!kunci.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("no sign-in page on port " + port);
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private static boolean isThere(String portal) throws InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return new Browser(http, portal).open("login").contains("assword");
        } catch (IOException notYet) {
            return false;
        }
    }
}
