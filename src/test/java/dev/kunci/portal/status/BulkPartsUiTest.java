package dev.kunci.portal.status;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.DownloadKt;
import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.progressbar.ProgressBar;
import dev.kunci.approval.Decision;
import dev.kunci.approval.Decisions;
import dev.kunci.approval.Verb;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.portal.bulk.BulkProgress;
import dev.kunci.portal.list.SelectionBar;
import dev.kunci.portal.text.Texts;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.testing.ManyApps;
import dev.kunci.testing.Scene;
import dev.kunci.testing.UiTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What goes in parts can be stopped between two of them, and taken back, all that was done and nothing else. */
class BulkPartsUiTest extends UiTest {

    private static final int MANY = 601;

    private static final String CHANGED = "select count(distinct subject_id) || ' in ' || count(distinct transaction)"
            + " from audit_record where organization_id = ? and actor = ? and action = ? and outcome = 'done'";

    @Autowired
    Decisions decisions;

    private Scene.Weather weather = null;
    private Actor person = null;

    /** All but the last one by name are revoked, and then five of the first are approved. */
    @BeforeEach
    void manyApps() throws Exception {
        weather = scene.weather();
        ManyApps.into(database, weather.organization(), weather.developer(), MANY - 1, "revoked");
        decisions.decide(
                Actor.console(),
                database
                        .rows(
                                "select id from app where organization_id = ? and name between 'Many 00011' and 'Many 00015'",
                                weather.organization())
                        .stream()
                        .map(row -> new Target(weather.organization(), Level.APP, (UUID) row.get("id")))
                        .map(app -> new Decision(app, Verb.APPROVE, null, null))
                        .toList());
        person = scene.operator(weather.organization(), Role.APPROVER);
        signIn(person);
        navigate("o/" + weather.organizationName() + "/apps");
    }

    @Test
    void whatIsStoppedAfterTheFirstPartIsUndecidedAndUndoRestoresOnlyThat() {
        String before = standing();
        background.hold();
        approveAll();
        assertThat(progress()).isEqualTo("0 of 601 done");
        Button stop = _get(Button.class, s -> s.withText("Stop"));
        List<String> seen = stoppedOnceSomeAreDone(stop);

        background.goOn();

        assertThat(seen).containsExactly("200 of 601 done", "Stopping after the part that is under way…");
        assertThat(recorded("approve")).isEqualTo("195 in 1");
        assertThat(approved()).isEqualTo(5 + 195 + 1);
        assertThat(approvedBeyond("Many 00200")).as("those of the other parts").isZero();
        Dialog report = _get(Dialog.class);
        assertThat(report.getHeaderTitle()).isEqualTo("Result");
        assertThat(_get(report, Paragraph.class).getText()).isEqualTo("401 were not tried.");
        assertThat(_find(H3.class)).extracting(H3::getText).containsExactly("195 now approved", "5 already approved");
        List<String> file = file(report);
        assertThat(file).hasSize(1 + MANY);
        assertThat(file.subList(1, 201)).noneMatch(line -> line.contains("not-tried"));
        assertThat(file.subList(201, 1 + MANY)).allMatch(line -> line.contains(",app,not-tried,,,,,"));
        assertThat(_find(_get(SelectionBar.class), Span.class).getFirst().getText())
                .as("what is left to be decided")
                .isEqualTo("401 selected");

        _click(_get(report, Button.class, s -> s.withText("Undo")));
        assertThat(standing()).isEqualTo(before);
        assertThat(recorded("restore")).isEqualTo("195 in 1");
        assertThat(notices()).containsExactly("195 decisions have been undone.");
    }

    @Test
    void whatWentInPartsIsTakenBackInParts() {
        String before = standing();
        approveAll();
        assertThat(recorded("approve")).isEqualTo("595 in 3");
        assertThat(approved()).isEqualTo(MANY);
        _click(_get(Button.class, s -> s.withText("Undo")));
        assertThat(standing()).isEqualTo(before);
        assertThat(recorded("restore")).isEqualTo("595 in 3");
        assertThat(notices()).containsExactly("595 decisions have been undone.");
    }

    @Test
    void anUndoThatFailsHalfwaySaysWhatItDidAndThatItFailed() throws Exception {
        approveAll();
        database.asOwner("alter table app add constraint halfway check (status = 'approved' or name <> 'Many 00450'"
                + " or organization_id <> '" + weather.organization() + "') not valid");
        try {
            _click(_get(Button.class, s -> s.withText("Undo")));
        } finally {
            database.asOwner("alter table app drop constraint halfway");
        }
        assertThat(recorded("restore")).isEqualTo("400 in 2");
        assertThat(approved()).isEqualTo(MANY - 400);
        List<String> said = notices();
        assertThat(said).hasSize(3).startsWith("400 decisions have been undone.", Texts.of("status.undone.not", 195));
        assertThat(said.getLast()).startsWith("Something went wrong");
    }

    private static void approveAll() {
        Grid<?> grid = _get(Grid.class);
        choose(grid);
        _click(_get(Button.class, s -> s.withText("Select all 601 that match")));
        _click(_get(Button.class, s -> s.withText("Approve…")));
        _click(_get(Button.class, s -> s.withText("Approve")));
    }

    private static <T> void choose(Grid<T> grid) {
        grid.select(GridKt._get(grid, 0));
    }

    /** @return what the screen says when some are done, where Stop is pressed, and after it */
    private static List<String> stoppedOnceSomeAreDone(Button stop) {
        BulkProgress progress = _get(BulkProgress.class);
        Span words = _find(progress, Span.class).getFirst();
        List<String> seen = new ArrayList<>();
        _get(ProgressBar.class).getElement().addPropertyChangeListener("value", _ -> progress.getUI()
                .orElseThrow()
                .access(() -> {
                    seen.add(words.getText());
                    stop.click();
                    seen.add(words.getText());
                }));
        return seen;
    }

    private static List<String> file(Dialog report) {
        return new String(DownloadKt._download(_get(report, Anchor.class)), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    private static List<String> notices() {
        return _find(Notification.class).stream()
                .map(notice -> _find(notice, Span.class).getFirst().getText())
                .toList();
    }

    private long approvedBeyond(String name) {
        return database.count(
                "select count(*) from app where organization_id = ? and status = 'approved' and name between ? and 'N'",
                weather.organization(),
                name + "x");
    }

    /** Which apps are approved. */
    private String standing() {
        return database.text(
                "select string_agg(name, ',' order by name) from app where organization_id = ? and status = 'approved'",
                weather.organization());
    }

    private long approved() {
        return database.count(
                "select count(*) from app where organization_id = ? and status = 'approved'", weather.organization());
    }

    private String recorded(String action) {
        return database.text(CHANGED, weather.organization(), person.name(), action);
    }

    private static String progress() {
        return _find(_get(BulkProgress.class), Span.class).getFirst().getText();
    }
}
