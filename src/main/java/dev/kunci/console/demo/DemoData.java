package dev.kunci.console.demo;

import dev.kunci.approval.Decision;
import dev.kunci.approval.Decisions;
import dev.kunci.approval.Verb;
import dev.kunci.console.start.Demonstration;
import dev.kunci.importer.ImportOptions;
import dev.kunci.importer.Importer;
import dev.kunci.operators.Actor;
import dev.kunci.registry.change.Deletions;
import dev.kunci.registry.key.Grants;
import dev.kunci.registry.organization.Organizations;
import dev.kunci.registry.value.Status;
import dev.kunci.registry.value.Target;
import dev.kunci.review.app.AppDetails;
import dev.kunci.review.app.AppDetailsReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Fills organization acme through the front doors: an import, then decisions of its people. */
@Component
class DemoData implements Demonstration {

    private static final String ORGANIZATION = "acme";

    private final Organizations organizations;
    private final DemoCast people;
    private final Importer importer;
    private final AppDetailsReader reader;
    private final Decisions decisions;
    private final Deletions deletions;
    private final Grants grants;
    private final JsonMapper json;
    private final Clock clock;

    DemoData(
            Organizations organizations,
            DemoCast people,
            Importer importer,
            AppDetailsReader reader,
            Decisions decisions,
            Deletions deletions,
            Grants grants,
            JsonMapper json,
            Clock clock) {
        this.organizations = organizations;
        this.people = people;
        this.importer = importer;
        this.reader = reader;
        this.decisions = decisions;
        this.deletions = deletions;
        this.grants = grants;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void prepare() {
        if (organizations.find(ORGANIZATION).isPresent()) {
            return;
        }
        UUID organization = organizations.create(Actor.console(), ORGANIZATION).id();
        Map<String, Actor> cast = people.join(organization);
        DemoReasons why =
                new DemoReasons(lines("reasons.txt"), DemoReasons.language(System.getenv(), Locale.getDefault()));
        DemoExport export =
                new DemoExport(lines("developers.txt"), lines("products.txt"), why.requests(), clock.instant());
        bringIn(organization, export.export());
        decideSome(cast, organization, export.apps(), why);
    }

    private void bringIn(UUID organization, Map<String, Object> export) {
        try {
            Path file = Files.createTempFile("kunci-demo", ".json");
            try {
                Files.writeString(file, json.writeValueAsString(export));
                importer.importFile(
                        Actor.console(),
                        organization,
                        file,
                        new ImportOptions(null, true),
                        (phase, items, percent) -> {});
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A few days' work, so that the audit log has something to show. */
    private void decideSome(Map<String, Actor> cast, UUID organization, List<UUID> ids, DemoReasons why) {
        Actor approver = DemoCast.of(cast, "approver");
        Actor ops = DemoCast.of(cast, "ops");
        List<AppDetails> some = ids.subList(0, 60).stream()
                .map(id -> reader.find(approver, organization, id))
                .toList();
        List<Target> waiting = some.stream()
                .flatMap(app -> app.keys().stream())
                .flatMap(key -> key.grants().stream())
                .filter(grant -> grant.standing().status() == Status.PENDING)
                .map(AppDetails.GrantView::target)
                .toList();
        decide(approver, waiting.get(0), Verb.APPROVE, why.of("signed"));
        decide(approver, waiting.get(1), Verb.APPROVE, why.of("known"));
        decide(approver, waiting.get(2), Verb.REVOKE, why.of("no-contract"));
        decide(ops, waiting.get(3), Verb.APPROVE, why.of("pilot"));
        decide(ops, waiting.get(4), Verb.REVOKE, why.of("terms"));
        askAgain(cast, some, waiting.get(2), why.of("signed-now"));
        askAgain(cast, some, waiting.get(4), why.of("accepted-now"));
        decide(approver, some.get(2).keys().getFirst().target(), Verb.REVOKE, why.of("repository"));
        decide(approver, some.get(9).target(), Verb.REVOKE, why.of("left"));
        decide(approver, some.get(9).target(), Verb.APPROVE, why.of("back"));
        decide(ops, some.get(21).target(), Verb.REVOKE, why.of("unused"));
        decide(approver, some.get(14).owner().target(), Verb.DEACTIVATE, why.of("company"));
        decide(approver, some.get(30).keys().getFirst().target(), Verb.REVOKE, why.of("failing"));
        decide(ops, some.get(30).keys().getFirst().target(), Verb.APPROVE, why.of("fixed"));
    }

    /** Some rejected products are removed from their keys and requested again on behalf of the developers. */
    private void askAgain(Map<String, Actor> cast, List<AppDetails> apps, Target rejected, String why) {
        Actor editor = DemoCast.of(cast, "editor");
        for (AppDetails app : apps) {
            for (AppDetails.KeyView key : app.keys()) {
                key.grants().stream()
                        .filter(grant -> grant.target().equals(rejected))
                        .forEach(grant -> {
                            deletions.remove(editor, rejected, null);
                            grants.add(
                                    editor.onBehalfOf(app.owner().name()),
                                    rejected.organization(),
                                    key.target().id(),
                                    grant.productId(),
                                    why);
                        });
            }
        }
    }

    private void decide(Actor actor, Target target, Verb verb, @Nullable String reason) {
        decisions.decide(actor, new Decision(target, verb, reason, null));
    }

    static List<String[]> lines(String name) {
        try {
            return new ClassPathResource("demo/" + name)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\\|", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
