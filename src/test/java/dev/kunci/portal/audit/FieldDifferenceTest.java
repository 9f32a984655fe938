package dev.kunci.portal.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.dom.Element;
import dev.kunci.audit.Action;
import dev.kunci.audit.ActorSnapshot;
import dev.kunci.audit.AuditRecord;
import dev.kunci.audit.Origin;
import dev.kunci.audit.Outcome;
import dev.kunci.audit.Subject;
import dev.kunci.testing.UiTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What changed is seen at a glance, and nothing of it is left out. */
class FieldDifferenceTest extends UiTest {

    @Test
    void aLongTextMarksTheWordsThatChanged() {
        assertThat(shown(
                        Map.of("notes", "We call it every hour from Jakarta."),
                        Map.of("notes", "We call it every minute from Jakarta.")))
                .containsExactly(
                        "Notes | We call it every -[hour] from Jakarta. | We call it every +[minute] from Jakarta.");
    }

    @Test
    void listsMarkWhatCameAndWhatWent() {
        assertThat(shown(
                        Map.of("environments", List.of("test", "prod"), "roles", List.of("viewer", "custom")),
                        Map.of("environments", List.of("prod", "stage"), "roles", List.of("approver", "custom"))))
                .containsExactly(
                        "Environments | -[test] prod | prod +[stage]", "Roles | -[Viewer] custom | +[Approver] custom");
    }

    @Test
    void attributesAreNamesAndValues() {
        assertThat(shown(
                        Map.of("attributes", List.of(attribute("tier", "gold"), attribute("team", "maps"))),
                        Map.of("attributes", List.of(attribute("tier", "silver"), attribute("team", "maps")))))
                .containsExactly("Attributes | -[tier: gold] team: maps | +[tier: silver] team: maps");
    }

    @Test
    void changedFieldsComeFirstAndTheSameOnesStay() {
        assertThat(shown(
                        Map.of("displayName", "Old", "name", "weather", "approvalType", "auto", "odd", Map.of("a", 1)),
                        Map.of(
                                "displayName",
                                "New",
                                "name",
                                "weather",
                                "approvalType",
                                "manual",
                                "odd",
                                Map.of("a", 2))))
                .containsExactly(
                        "Approval | -[Automatic] | +[Manual]",
                        "Display name | -[Old] | +[New]",
                        "odd | -[a: 1] | +[a: 2]",
                        "Name | weather | weather");
    }

    @Test
    void whatCameIntoBeingIsNotMarkedPieceByPiece() {
        assertThat(shown(null, Map.of("status", "pending", "scopes", List.of("read"), "reasonsRequired", true)))
                .containsExactly("Status | – | Pending", "Reasons required | – | Yes", "Scopes | – | read");
    }

    @Test
    void aTextThatOnlyGrewKeepsWhatWasThere() {
        FieldDifference difference = FieldDifference.ofTexts("aa aa", "aa aa aa");

        assertThat(difference.before()).containsExactly(new FieldDifference.Piece("aa aa", false));
        assertThat(difference.after().stream().map(FieldDifference.Piece::text).collect(Collectors.joining()))
                .isEqualTo("aa aa aa");
    }

    private static Map<String, String> attribute(String name, String value) {
        return Map.of("name", name, "value", value);
    }

    /** One line a row; what is marked as gone or new in brackets. */
    private static List<String> shown(@Nullable Map<String, Object> before, @Nullable Map<String, Object> after) {
        ChangeTable table = new ChangeTable(new AuditRecord(
                UUID.randomUUID(),
                UUID.randomUUID(),
                Instant.EPOCH,
                new ActorSnapshot(null, "rina", null, Origin.CONSOLE),
                Action.EDIT,
                Subject.alone("app", null, "app"),
                before,
                after,
                null,
                Outcome.DONE,
                null));
        return table.getBody().getRows().stream()
                .map(row -> row.getElement()
                        .getChildren()
                        .map(cell -> text(cell).strip().replaceAll("\\s+", " "))
                        .collect(Collectors.joining(" | ")))
                .toList();
    }

    private static String text(Element element) {
        if (element.isTextNode()) {
            return element.getText();
        }
        String inner = element.getChildren().map(FieldDifferenceTest::text).collect(Collectors.joining());
        return switch (element.getTag()) {
            case "del" -> "-[" + inner + "]";
            case "ins" -> "+[" + inner + "]";
            case "li" -> inner + " ";
            default -> inner;
        };
    }
}
