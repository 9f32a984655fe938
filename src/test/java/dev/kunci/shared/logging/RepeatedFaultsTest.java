package dev.kunci.shared.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A fault is told whole the first times, then shortly, then counted; and what a stranger words stays one line. */
class RepeatedFaultsTest {

    private final LoggerContext context = new LoggerContext();
    private final ListAppender<ILoggingEvent> written = new ListAppender<>();
    private long now;

    @BeforeEach
    void listen() {
        context.addTurboFilter(new RepeatedFaults(() -> now));
        written.start();
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        root.addAppender(written);
    }

    @Test
    void theSameFaultIsWholeThreeTimesThenALineThenCounted() {
        Logger server = context.getLogger("org.example.Server");
        for (int i = 0; i < 500; i++) {
            server.error("Request {} failed", i, new IllegalStateException("no. " + i));
        }
        assertThat(written.list).hasSize(10);
        assertThat(written.list.subList(0, 3)).allMatch(event -> event.getThrowableProxy() != null);
        assertThat(written.list.subList(3, 10)).allMatch(event -> event.getThrowableProxy() == null);
        assertThat(written.list.getLast().getFormattedMessage())
                .isEqualTo("Request 9 failed: again java.lang.IllegalStateException: no. 9");

        now += Duration.ofSeconds(61).toNanos();
        server.error("Request {} failed", 500, failed());
        server.error("Request {} failed", 501, new IllegalStateException("not from the same place"));
        assertThat(said(10)).contains("Request 500 failed", "Request 501 failed");
        assertThat(written.list.getLast().getThrowableProxy())
                .as("another place")
                .isNotNull();
    }

    @Test
    void whatWasLeftOutIsSaidWhenItComesAgain() {
        Logger server = context.getLogger("org.example.Server");
        for (int i = 0; i < 30; i++) {
            server.warn("Odd request from " + i);
        }
        now += Duration.ofSeconds(61).toNanos();
        server.warn("Odd request from 30");
        assertThat(said(10)).containsExactly("20 more like this were left out", "Odd request from 30");
    }

    @Test
    void oursAreToldApartByWhatTheySayAndInformationIsNeverLeftOut() {
        Logger ours = context.getLogger("dev.kunci.portal.Something");
        for (int i = 0; i < 300; i++) {
            ours.warn("The first is {}", i);
            ours.info("Done {}", i);
        }
        ours.warn("The second is {}", 1);
        assertThat(written.list).hasSize(100 + 300 + 1);
        assertThat(said(400)).containsExactly("The second is 1");
    }

    @Test
    void textOfAStrangerEndsNoLine() {
        PatternLayout layout = new PatternLayout();
        layout.setContext(context);
        layout.getInstanceConverterMap().put("m", OneLine::new);
        layout.getInstanceConverterMap().put("wEx", OneLineFaults::new);
        layout.setPattern("%m%n%wEx");
        layout.start();
        String odd = "a\r\nb\u0085c\u2028d\u001b[31me";
        context.getLogger("x").error("Said {}", odd, new IllegalArgumentException(odd, new IllegalStateException(odd)));
        List<String> lines = layout.doLayout(written.list.getFirst()).lines().toList();
        assertThat(lines.getFirst()).isEqualTo("Said a  b c d [31me");
        assertThat(lines)
                .allMatch(line -> line.isEmpty()
                        || line.startsWith("Said ")
                        || line.startsWith("\tat ")
                        || line.startsWith("\t... ")
                        || line.equals("java.lang.IllegalArgumentException: a  b c d [31me")
                        || line.equals("Caused by: java.lang.IllegalStateException: a  b c d [31me"));
        context.getLogger("x").info("y".repeat(5_000));
        assertThat(layout.doLayout(written.list.getLast())).hasSizeLessThan(2_100);
    }

    private static IllegalStateException failed() {
        return new IllegalStateException("from elsewhere");
    }

    private List<String> said(int from) {
        return written.list.subList(from, written.list.size()).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
