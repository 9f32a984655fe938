package dev.kunci.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.browser.RunningKunci;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a client did and saw, as its script prints it. */
record StoryReport(List<Call> calls, List<Decision> decisions, List<String> problems, Map<String, Object> seen) {

    private static final String RECORD =
            "select string_agg(concat_ws(' | ', actor, channel, action, subject_type, before->>'status', after->>'status',"
                    + " outcome), ', ') from audit_record where reason = ?";

    /** One method of the discovery file, called. */
    record Call(String id, String params, int status, int expected, List<String> problems) {

        private String describe() {
            return id + " " + params + " gave " + status + (status == expected ? "" : " instead of " + expected) + " "
                    + problems;
        }
    }

    /** One decision, with the reason that names it alone. */
    record Decision(String reason, String action, String type, String before, String after) {}

    /** Every answer had the right status and form, and the client saw what it should see. */
    void assertAllWentWell() {
        List<String> wrong = new ArrayList<>(calls.stream()
                .filter(call ->
                        call.status() != call.expected() || !call.problems().isEmpty())
                .map(Call::describe)
                .toList());
        wrong.addAll(problems);
        assertThat(wrong).isEmpty();
    }

    /** Each decision has exactly one record: who, through which channel, what it was and what it became. */
    void assertRecorded(RunningKunci kunci, String... actors) throws SQLException {
        List<String> found = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (Decision decision : decisions) {
            String record = kunci.find(RECORD, decision.reason());
            found.add(record);
            String actor = record.split(" ", 2)[0];
            assertThat(actor).as(decision.toString()).isIn((Object[]) actors);
            expected.add(String.join(
                    " | ",
                    actor,
                    "api",
                    decision.action(),
                    decision.type(),
                    decision.before(),
                    decision.after(),
                    "done"));
        }
        assertThat(found).containsExactlyElementsOf(expected);
    }
}
