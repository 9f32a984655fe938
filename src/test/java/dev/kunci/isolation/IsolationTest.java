package dev.kunci.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.isolation.ServiceMethods.ServiceMethod;
import dev.kunci.operators.Actor;
import dev.kunci.testing.IntegrationTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * No id, name, count or error of one organization is visible in another, through any method of any service: another
 * organization looks like one that does not exist.
 */
@IntegrationTest
@Tag("slow")
class IsolationTest {
    /** Methods about the caller's own account, or for the machine's owner only. */
    private static final Set<String> OF_NO_ORGANIZATION = Set.of(
            "Invitations.accept(Actor, UUID)",
            "Invitations.decline(Actor, UUID)",
            "Invitations.own(Actor)",
            "OperatorAccounts.create(Actor, String, String, String)",
            "OperatorAccounts.reset(Actor, String)",
            "Organizations.create(Actor, String)",
            "OwnAccount.changePassword(Actor, UUID, String, String)",
            "OwnAccount.confirm(Actor, String)",
            "OwnAccount.prefer(Actor, String, String, String)",
            "OwnAccount.rename(Actor, String)",
            "ListPreferences.compact(Actor, boolean)",
            "ListPreferences.hide(Actor, String, Set)",
            "ListPreferences.of(Actor)",
            "Sessions.end(Actor, UUID)",
            "Sessions.endOthers(Actor, UUID)",
            "Sessions.own(Actor)",
            "SignIn.signedOut(Actor)",
            "TokenList.own(Actor)");

    /** Methods that answer strangers with nothing: no role, or a refusal in the result itself. */
    private static final Map<String, String> ANSWERS_TO_STRANGERS = Map.of(
            "Permissions.of(Actor, UUID)", "roles=[]",
            "Permissions.asksForMore(Actor, UUID)", "answered Boolean",
            "Decisions.decide(Actor, List)", "kind=REFUSED",
            "Decisions.decide(Actor, Decision)", "kind=REFUSED",
            "Decisions.decideWithin(Actor, Decision)", "kind=REFUSED");

    @Autowired
    private ApplicationContext context;

    @TempDir
    private Path files = Path.of("");

    private Map<String, ServiceMethod> methods = Map.of();
    private TwoOrganizations two;

    @BeforeEach
    void furnish() throws Exception {
        methods = new TreeMap<>(ServiceMethods.all(context));
        two = new TwoOrganizations(context);
    }

    @Test
    void everyMethodBelongsToAnOrganizationOrIsKnownNotTo() {
        assertThat(methods).hasSizeGreaterThan(60);
        assertThat(methods.values().stream()
                        .filter(method -> !method.ofAnOrganization())
                        .map(ServiceMethod::key))
                .containsExactlyInAnyOrderElementsOf(OF_NO_ORGANIZATION);
    }

    @Test
    void anotherOrganizationIsRefusedLikeOneThatDoesNotExist() throws Exception {
        Things second = two.second;
        Things nowhere = second.madeUp("zz");
        Map<String, List<String>> visible = new TreeMap<>();
        for (ServiceMethod method : ofAnOrganization()) {
            List<String> there = method.call(arguments(two.member, second));
            List<String> absent = method.call(arguments(two.member, nowhere));
            String answer = ANSWERS_TO_STRANGERS.getOrDefault(method.key(), "refused dev.kunci.shared.Refusal");
            if (there.isEmpty()
                    || !there.equals(absent)
                    || !there.stream().allMatch(outcome -> outcome.contains(answer))) {
                visible.put(
                        method.key(),
                        Stream.concat(there.stream(), absent.stream()).toList());
            }
        }
        assertThat(visible).isEmpty();
    }

    @Test
    void whatAnotherOrganizationHasIsUnknownHereEvenToWhoeverIsInBoth() throws Exception {
        Things theirs = two.second.in(two.first);
        Things madeUp = two.second.madeUp("zz").in(two.first);
        Map<String, List<String>> visible = new TreeMap<>();
        for (ServiceMethod method : ofAnOrganization()) {
            List<String> real = method.call(arguments(two.memberOfBoth, theirs));
            List<String> unknown = method.call(arguments(two.memberOfBoth, madeUp));
            if (!real.equals(unknown)) {
                visible.put(
                        method.key(),
                        Stream.concat(real.stream(), unknown.stream()).toList());
            }
        }
        assertThat(visible).isEmpty();
    }

    @Test
    void whatIsReadHereIsTheSameWhateverIsElsewhere() throws Exception {
        Map<String, List<String>> before = readings();
        assertThat(before.values().stream().flatMap(Collection::stream))
                .noneMatch(outcome -> outcome.startsWith("refused"));
        two.furnished("third" + two.first.organizationName());
        assertThat(readings()).isEqualTo(before);
        assertThat(before).hasSizeGreaterThan(20);
    }

    private Map<String, List<String>> readings() throws Exception {
        Map<String, List<String>> readings = new TreeMap<>();
        for (ServiceMethod method : ofAnOrganization()) {
            if (method.room().equals("review")
                    && !method.method().getReturnType().equals(void.class)) {
                readings.put(method.key(), method.call(arguments(two.member, two.first)));
            }
        }
        return readings;
    }

    /** Reading methods come first, so that they do not show what the others have created. */
    private List<ServiceMethod> ofAnOrganization() {
        return methods.values().stream()
                .filter(ServiceMethod::ofAnOrganization)
                .sorted(Comparator.comparing(method -> !method.room().equals("review")
                        && !method.method().getName().equals("list")))
                .toList();
    }

    private Arguments arguments(Actor actor, Things things) throws Exception {
        Path file = files.resolve("import.json");
        Files.writeString(
                file,
                "{\"developer\":[{\"email\":\"" + things.text("Developers", "email") + "\",\"developerId\":\""
                        + things.id("developer") + "\",\"firstName\":\"Ana\",\"lastName\":\"L\",\"userName\":\"ana\","
                        + "\"status\":\"active\"}]}");
        return new Arguments(actor, things, file);
    }
}
