package dev.kunci.portal.approval;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.notification.Notification;
import dev.kunci.approval.Decision;
import dev.kunci.approval.Decisions;
import dev.kunci.approval.Verb;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.portal.list.RowCount;
import dev.kunci.portal.live.ChangeNotice;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.testing.Scene;
import dev.kunci.testing.UiTest;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Three requests that wait for Rina, who looks at them. */
abstract class QueueTest extends UiTest {

    @Autowired
    private Decisions decisions;

    Scene.Weather ana;
    Scene.Weather bo;
    UUID stock;
    Actor editor;
    Actor rina;
    String address;

    @BeforeEach
    void threeRequests() {
        ana = scene.weather();
        bo = scene.weather(ana.organization(), ana.organizationName(), "bo@example.com", "Old importer");
        editor = scene.operator(ana.organization(), Role.EDITOR);
        stock = scene.request(editor, ana);
        rina = scene.operator(ana.organization(), Role.APPROVER);
        address = "o/" + ana.organizationName() + "/approvals";
        signIn(rina);
        navigate(address);
    }

    static ApprovalsGrid grid() {
        return _get(ApprovalsGrid.class);
    }

    static UUID row(int index) {
        return GridKt._get(grid(), index).id();
    }

    static void look(int index) {
        GridKt._clickItem(grid(), index);
    }

    static String count() {
        return _get(RowCount.class).getText();
    }

    static String badge() {
        return _get(Span.class, s -> s.withClasses("nav-count")).getText();
    }

    static String panel() {
        return _get(RequestPanel.class).getElement().getTextRecursively();
    }

    static String said() {
        return _find(Span.class, s -> s.withClasses("unseen")).getLast().getText();
    }

    static List<String> offered(String verb) {
        Div form = _get(Div.class, s -> s.withClasses("verdict-form")
                .withPredicate(part -> verb.equals(part.getElement().getAttribute("data-verb"))));
        return _find(_get(form, UnorderedList.class, s -> s.withClasses("verdict-offered")), ListItem.class).stream()
                .map(ListItem::getText)
                .toList();
    }

    static String notice() {
        return _find(_find(Notification.class).getLast(), Span.class).getFirst().getText();
    }

    static String here() {
        return UI.getCurrent().getInternals().getActiveViewLocation().getPathWithQueryParameters();
    }

    /** Decides on a row as it stands now. */
    final void command(String name, UUID row, String verb, String reason) {
        command(name, row, row == null ? 0 : revision(row), verb, reason);
    }

    static void command(String name, UUID row, long revision, String verb, String reason) {
        QueueLayout bench = _get(QueueLayout.class);
        ComponentUtil.fireEvent(
                bench, new QueueCommand(bench, true, name, row == null ? "" : row.toString(), revision, verb, reason));
    }

    final long revision(UUID grant) {
        return database.count("select status_revision from product_grant where id = ?", grant);
    }

    /** The screen hears that somebody has changed this grant. */
    final void happened(UUID grant) {
        _get(ApprovalsView.class)
                .happened(new ChangeNotice(ana.organization(), false, Set.of(ana.app(), bo.app(), grant), false));
        MockVaadin.clientRoundtrip(false);
    }

    final void decide(Actor actor, UUID grant, Verb verb, String... reason) {
        Target target = new Target(ana.organization(), Level.GRANT, grant);
        assertThat(decisions
                        .decide(actor, new Decision(target, verb, reason.length == 0 ? null : reason[0], null))
                        .done())
                .isTrue();
    }

    final String status(UUID grant) {
        return database.text("select status from product_grant where id = ?", grant);
    }

    final String name(UUID product) {
        return database.text("select name from api_product where id = ?", product);
    }

    static String title() {
        return _get(_get(RequestPanel.class), H2.class).getText();
    }

    /** The address that was last put into the browser's history. */
    static String shown() {
        UI.getCurrent().getInternals().getStateTree().runExecutionsBeforeClientResponse();
        return UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations().stream()
                .filter(call -> call.getInvocation().getExpression().contains("vaadin-navigate"))
                .map(call -> String.valueOf(call.getInvocation().getParameters().get(1)))
                .toList()
                .getLast();
    }
}
