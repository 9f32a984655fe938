package dev.kunci.portal.feedback;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.i18n.I18NProvider;
import dev.kunci.portal.error.HtmlErrorController;
import dev.kunci.shared.Refusal;
import dev.kunci.testing.UiTest;
import jakarta.servlet.RequestDispatcher;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.CannotCreateTransactionException;

/** What is told of work is what became of the work, whatever the screen can still show. */
class BackgroundUiTest extends UiTest {

    @Autowired
    I18NProvider texts;

    private final Background background = new Background(Runnable::run);
    private final List<String> told = new ArrayList<>();
    private final Consumer<Refusal> refused = refusal -> told.add("refused " + refusal.key());

    @Test
    void workThatWasDoneIsDoneWhereTheScreenMayNotBeReadAnyMore() {
        background.run(() -> "committed", told::add, refused, () -> {
            told.add("ended");
            throw new Refusal.Forbidden("refusal.role.viewer");
        });

        assertThat(told).containsExactly("ended", "committed");
        assertThat(notices()).containsExactly("You are not a member of this organization.");
    }

    @Test
    void aScreenThatFailsSaysSoWithAReferenceAndOnlyOnce() {
        background.run(
                () -> "committed",
                _ -> {
                    throw new IllegalStateException("the screen");
                },
                refused,
                () -> told.add("ended"));

        assertThat(told).containsExactly("ended");
        assertThat(notices()).singleElement().asString().containsPattern("[0-9a-f]{8}-[0-9a-f]{4}-7");
    }

    @Test
    void refusedWorkIsRefusedAndFailedWorkHasAReference() {
        background.<String>run(
                () -> {
                    throw new Refusal.Conflict("refusal.role.admin");
                },
                told::add,
                refused,
                () -> told.add("ended"));
        assertThat(told).containsExactly("ended", "refused refusal.role.admin");
        assertThat(notices()).isEmpty();

        background.<String>run(
                () -> {
                    throw new IllegalStateException("the work");
                },
                told::add,
                refused,
                () -> told.add("ended again"));
        assertThat(told).containsExactly("ended", "refused refusal.role.admin", "ended again");
        assertThat(notices()).singleElement().asString().containsPattern("[0-9a-f]{8}-[0-9a-f]{4}-7");
    }

    @Test
    void whereTheDatabaseIsAwayThatIsSaidAndThatTheWorkMayHaveBeenDone() {
        background.<String>run(
                () -> {
                    throw new CannotCreateTransactionException("away", new SQLException("closed", "08006"));
                },
                told::add,
                refused);

        assertThat(told).isEmpty();
        assertThat(notices()).singleElement().asString().startsWith("The database did not answer in time.");
    }

    @Test
    void aPageThatFailsWithoutTheDatabaseAnswers503() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("Accept", "text/html");
        request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, 500);
        request.setAttribute(
                RequestDispatcher.ERROR_EXCEPTION, new IllegalStateException(new SQLException("gone", "57P01")));

        ResponseEntity<String> page = new HtmlErrorController(texts).error(request, new MockHttpServletResponse());

        assertThat(page.getStatusCode().value()).isEqualTo(503);
        assertThat(page.getHeaders().getFirst("Retry-After")).isEqualTo("2");
        assertThat(page.getBody()).contains("<h1>The database does not answer</h1>");
    }

    private static List<String> notices() {
        return _find(Notification.class).stream()
                .map(notice -> _find(notice, Span.class).getFirst().getText())
                .toList();
    }
}
