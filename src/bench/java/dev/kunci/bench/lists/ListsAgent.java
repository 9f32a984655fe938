package dev.kunci.bench.lists;

import dev.kunci.audit.AuditFilter;
import dev.kunci.operators.Actor;
import dev.kunci.registry.organization.Organizations;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Status;
import dev.kunci.review.AccessState;
import dev.kunci.review.app.AppFilter;
import dev.kunci.review.app.AppList;
import dev.kunci.review.app.AppSort;
import dev.kunci.review.audit.AuditSearch;
import dev.kunci.review.owner.OwnerFilter;
import dev.kunci.review.owner.OwnerList;
import dev.kunci.review.owner.OwnerSort;
import dev.kunci.review.people.PersonFilter;
import dev.kunci.review.people.PersonList;
import dev.kunci.review.people.PersonSort;
import dev.kunci.review.product.ProductFilter;
import dev.kunci.review.product.ProductList;
import dev.kunci.review.product.ProductSort;
import dev.kunci.review.queue.PendingFilter;
import dev.kunci.review.queue.PendingList;
import dev.kunci.review.queue.PendingSort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;

/** Runs inside the measured Kunci and asks its own lists for pages and counts, as its views do. */
public final class ListsAgent implements ApplicationListener<ApplicationReadyEvent> {

    /** The environment variable that names the directory of the two files. */
    static final String DIRECTORY = "BENCH_LISTS";
    /** Made by the benchmark when the population is there. */
    static final String BEGIN = "begin";
    /** Written by the agent: name, tab, milliseconds, a line for each. */
    static final String RESULTS = "results";

    private static final int PAGE = 50;
    private static final int TIMES = 5;
    /** A query this slow is not repeated so often. */
    private static final double SLOW_MILLIS = 1_000;

    private final Map<String, Runnable> pages = new LinkedHashMap<>();

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        String directory = System.getenv(DIRECTORY);
        if (directory != null) {
            Thread.ofPlatform()
                    .daemon()
                    .name("bench")
                    .start(() -> serve(Path.of(directory), event.getApplicationContext()));
        }
    }

    private void serve(Path directory, ApplicationContext beans) {
        try {
            while (!Files.exists(directory.resolve(BEGIN))) {
                Thread.sleep(100);
            }
            UUID organization = beans.getBean(Organizations.class)
                    .find(Files.readString(directory.resolve(BEGIN)))
                    .orElseThrow()
                    .id();
            apps(beans.getBean(AppList.class), organization);
            others(beans, organization);
            List<String> lines = new ArrayList<>();
            pages.forEach((name, page) -> lines.add(name + "\t" + median(page)));
            Path written = directory.resolve(RESULTS + ".part");
            Files.write(written, lines);
            Files.move(written, directory.resolve(RESULTS));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void apps(AppList list, UUID organization) {
        AppFilter any = AppFilter.ANY;
        app(list, organization, "first page", any, AppSort.NAME, true, 0);
        for (AppSort sort : AppSort.values()) {
            app(list, organization, "by " + sort.name().toLowerCase(), any, sort, true, 0);
            app(list, organization, "by " + sort.name().toLowerCase() + ", descending", any, sort, false, 0);
        }
        Map<String, AppFilter> filters = new LinkedHashMap<>();
        filters.put("one API product", any.withProduct("Bench-8"));
        filters.put("status revoked", any.withStatus(Status.REVOKED));
        filters.put("status pending", any.withStatus(Status.PENDING));
        filters.put("one developer", any.withOwner("dev7@mail7.example"));
        filters.put("text with very many hits", any.withText("weather"));
        filters.put("text of two words", any.withText("first7 last107"));
        filters.put("part of an e-mail address", any.withText("@maps3.ex"));
        filters.put("text without hits", any.withText("zzzzzz"));
        filters.put("key hint", any.withText("a1b2c3"));
        filters.put("access allowed", any.withAccess(AccessState.ALLOWED));
        filters.put("access blocked", any.withAccess(AccessState.BLOCKED));
        filters.put("API product and status", any.withProduct("Bench-8").withStatus(Status.REVOKED));
        filters.put("text and status", any.withText("weather").withStatus(Status.REVOKED));
        filters.put("text and API product", any.withText("weather").withProduct("Bench-8"));
        filters.forEach((name, filter) -> {
            app(list, organization, name, filter, AppSort.NAME, true, 0);
            app(list, organization, name + ", by change", filter, AppSort.CHANGED, false, 0);
        });
        int counted = list.count(Actor.console(), organization, any);
        app(list, organization, "page at 5,000", any, AppSort.NAME, true, Math.min(5_000, counted - PAGE));
        app(list, organization, "last page that is counted", any, AppSort.NAME, true, counted - PAGE);
        app(
                list,
                organization,
                "last counted page of an API product",
                filters.get("one API product"),
                AppSort.NAME,
                true,
                Math.max(0, list.count(Actor.console(), organization, filters.get("one API product")) - PAGE));
    }

    private void app(
            AppList list, UUID organization, String name, AppFilter filter, AppSort sort, boolean up, int offset) {
        pages.put("apps: " + name, () -> {
            list.count(Actor.console(), organization, filter);
            list.find(Actor.console(), organization, filter, sort, up, offset, PAGE);
        });
    }

    private void others(ApplicationContext beans, UUID organization) {
        Actor actor = Actor.console();
        ProductList products = beans.getBean(ProductList.class);
        pages.put("API products with counts", () -> {
            products.count(actor, organization, ProductFilter.ANY);
            products.find(actor, organization, ProductFilter.ANY, ProductSort.NAME, true, 0, PAGE);
        });
        OwnerList owners = beans.getBean(OwnerList.class);
        for (Level level : List.of(Level.DEVELOPER, Level.APP_GROUP)) {
            for (OwnerSort sort : OwnerSort.values()) {
                pages.put(level.code() + "s by " + sort.name().toLowerCase(), () -> {
                    owners.count(actor, organization, level, OwnerFilter.ANY);
                    owners.find(actor, organization, level, OwnerFilter.ANY, sort, true, 0, PAGE);
                });
            }
        }
        PendingList waiting = beans.getBean(PendingList.class);
        for (PendingSort sort : PendingSort.values()) {
            pages.put("approvals by " + sort.name().toLowerCase(), () -> {
                waiting.count(actor, organization, PendingFilter.ANY);
                waiting.find(actor, organization, PendingFilter.ANY, List.<UUID>of(), sort, true, 0, PAGE);
            });
        }
        AuditSearch audit = beans.getBean(AuditSearch.class);
        pages.put("audit log", () -> {
            audit.count(actor, organization, AuditFilter.ANY);
            audit.find(actor, organization, AuditFilter.ANY, 0, PAGE);
        });
        pages.put("audit log, text", () -> {
            audit.count(actor, organization, AuditFilter.ANY.withSubject("weather"));
            audit.find(actor, organization, AuditFilter.ANY.withSubject("weather"), 0, PAGE);
        });
        PersonList people = beans.getBean(PersonList.class);
        pages.put("people", () -> {
            people.count(actor, organization, PersonFilter.ANY);
            people.find(actor, organization, PersonFilter.ANY, PersonSort.NAME, true, 0, PAGE);
        });
    }

    /** The first time is not counted, because it reads from the disk. */
    private static double median(Runnable page) {
        page.run();
        List<Double> millis = new ArrayList<>(List.of(millis(page)));
        while (millis.size() < TIMES && millis.getFirst() <= SLOW_MILLIS) {
            millis.add(millis(page));
        }
        return millis.stream().sorted().toList().get(millis.size() / 2);
    }

    private static double millis(Runnable page) {
        long begun = System.nanoTime();
        page.run();
        return (System.nanoTime() - begun) / 1e6;
    }
}
