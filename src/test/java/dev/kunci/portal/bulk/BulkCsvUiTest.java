package dev.kunci.portal.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.approval.Result;
import dev.kunci.portal.status.DecidableStatus;
import dev.kunci.registry.change.StatusSnapshot;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Status;
import dev.kunci.registry.value.Target;
import dev.kunci.shared.Refusal;
import dev.kunci.testing.UiTest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The file of a bulk decision names each thing, what became of it and why, also what was not tried. */
class BulkCsvUiTest extends UiTest {

    private static final UUID ID = UUID.fromString("0199aaaa-0000-7000-8000-000000000001");
    private static final Target APP = new Target(ID, Level.APP, ID);
    private static final StatusSnapshot NOW =
            new StatusSnapshot(Status.REVOKED, 3, Instant.parse("2026-11-23T10:00:00Z"), "rina@example.com");

    @Test
    void eachHasALine() {
        List<DecidableStatus> cases = List.of(
                named("Weather, mobile"), named("=cmd()"), named("Old \"one\""), named("Who knows"), named("Never"));
        List<Result> results = List.of(
                new Result(APP, Result.Kind.APPLIED, NOW, ID, null),
                new Result(APP, Result.Kind.STALE, NOW, null, new Refusal.Conflict("refusal.stale", "bo@example.com")),
                new Result(APP, Result.Kind.REFUSED, null, null, new Refusal.Forbidden("refusal.role.approver")));

        assertThat(BulkCsv.of(cases, results, 1).lines())
                .containsExactly(
                        "\uFEFFname,level,outcome,status,since,by,why,id",
                        "\"Weather, mobile\",app,applied,revoked,2026-11-23T10:00:00Z,rina@example.com,," + ID,
                        "'=cmd(),app,stale,revoked,2026-11-23T10:00:00Z,rina@example.com,"
                                + "bo@example.com changed this status meanwhile. Look at it again before you decide.,"
                                + ID,
                        "\"Old \"\"one\"\"\",app,refused,,,,Only approvers may do this."
                                + " Ask an administrator for the approver role.," + ID,
                        "Who knows,app,unknown,,,,," + ID,
                        "Never,app,not-tried,,,,," + ID);
    }

    private static DecidableStatus named(String name) {
        return new DecidableStatus(APP, name, NOW);
    }
}
