package dev.kunci.bench.browsers;

import dev.kunci.bench.Browser;
import dev.kunci.bench.Kunci;
import dev.kunci.bench.Population;
import dev.kunci.bench.ProcessTree;
import dev.kunci.bench.Programs;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What browsers cost one Kunci.
 *
 * @param megabytes of heap that a browser keeps between its requests
 * @param page milliseconds of processor time in Kunci for one page with its rows
 * @param database the same in PostgreSQL
 * @param first median milliseconds on the clock from a sign-in to the rows of the first page, one browser at a time
 */
record Browsers(double megabytes, double page, double database, double first) {

    private static final String PERSON = "approver@example.com";
    private static final String PASSWORD = "kunci-demo";
    private static final int WARM = 30;
    private static final int FIRST_PAGES = 15;
    private static final String FIRST = "o/" + Population.PLACE + "/apps";
    private static final List<String> PATH = List.of(
            "o/" + Population.PLACE + "/approvals",
            "o/" + Population.PLACE + "/products",
            "o/" + Population.PLACE + "/developers",
            FIRST);
    private static final Pattern ROW = Pattern.compile("\"key\":\"\\d+\"");
    private static final Pattern USED = Pattern.compile(" used (\\d+)K");

    static Browsers of(Kunci kunci, int sessions) throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        String portal = "http://127.0.0.1:" + kunci.port();
        Browser early = signedIn(http, portal);
        seen(early.open(FIRST));
        for (int i = 0; i < WARM; i++) {
            for (String page : PATH) {
                seen(early.go(page));
            }
        }
        List<Double> first = new ArrayList<>();
        for (int i = 0; i < FIRST_PAGES; i++) {
            Browser browser = signedIn(http, portal);
            long begun = System.nanoTime();
            seen(browser.open(FIRST));
            first.add((System.nanoTime() - begun) / 1e6);
        }
        double before = heap(kunci);
        List<Browser> all = new ArrayList<>();
        for (int i = 0; i < sessions; i++) {
            Browser browser = signedIn(http, portal);
            seen(browser.open(FIRST));
            all.add(browser);
        }
        double program = ProcessTree.own(kunci.process().pid());
        double database = ProcessTree.withChildren(kunci.databaseProcess());
        for (Browser browser : all) {
            for (String page : PATH) {
                seen(browser.go(page));
            }
        }
        double pages = (double) all.size() * PATH.size();
        return new Browsers(
                (heap(kunci) - before) / sessions,
                1_000 * (ProcessTree.own(kunci.process().pid()) - program) / pages,
                1_000 * (ProcessTree.withChildren(kunci.databaseProcess()) - database) / pages,
                first.stream().sorted().toList().get(first.size() / 2));
    }

    /** A refused or broken page would be measured as a fast one. */
    private static void seen(String page) {
        if (!ROW.matcher(page).find()) {
            throw new IllegalStateException("a page has no rows: " + page);
        }
    }

    private static Browser signedIn(HttpClient http, String portal) throws Exception {
        Browser browser = new Browser(http, portal);
        browser.signIn(PERSON, PASSWORD);
        return browser;
    }

    /** Megabytes in use after a garbage collection. */
    private static double heap(Kunci kunci) throws Exception {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        String process = Long.toString(kunci.process().pid());
        Programs.output(List.of(jcmd, process, "GC.run"));
        Programs.output(List.of(jcmd, process, "GC.run"));
        Matcher used = USED.matcher(Programs.output(List.of(jcmd, process, "GC.heap_info")));
        if (!used.find()) {
            throw new IllegalStateException("the JVM does not say how much of its heap is used");
        }
        return Double.parseDouble(used.group(1)) / 1024;
    }
}
