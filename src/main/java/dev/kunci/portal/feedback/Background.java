package dev.kunci.portal.feedback;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import dev.kunci.shared.Refusal;
import dev.kunci.shared.RequestId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Runs slow work away from the UI thread and brings its result back to the page. */
@Component
public class Background {

    private static final Logger LOG = LoggerFactory.getLogger(Background.class);

    private final Executor executor;

    /** @param executor in tests one that runs at once */
    Background(@Qualifier("backgroundExecutor") Executor executor) {
        this.executor = executor;
    }

    /** Runs work; a refusal is shown as a notice. */
    public <T> void run(Callable<T> work, Consumer<T> done) {
        run(work, done, Notices::refused);
    }

    /**
     * Runs work and brings its result, or its refusal, back to the current UI; an unexpected failure is logged and
     * shown with its reference.
     *
     * @param work must not touch components; it takes what it needs from the page beforehand
     */
    public <T> void run(Callable<T> work, Consumer<T> done, Consumer<Refusal> refused) {
        run(work, done, refused, () -> {});
    }

    /** @param ended what the page does first when the work has ended, successfully or not */
    public <T> void run(Callable<T> work, Consumer<T> done, Consumer<Refusal> refused, Runnable ended) {
        UI ui = UI.getCurrentOrThrow();
        String reference = RequestId.current();
        executor.execute(() -> {
            Runnable outcome = outcome(work, done, refused, reference);
            show(ui, reference, List.of(ended, outcome));
        });
    }

    /** Lets running work report its progress on this page; it has no effect if the page has been closed. */
    public Consumer<Runnable> teller() {
        UI ui = UI.getCurrentOrThrow();
        return say -> {
            try {
                ui.access(say::run);
            } catch (UIDetachedException gone) {
                LOG.debug("The screen that asked for this has been closed", gone);
            }
        };
    }

    /** Only the work is tried here: a page that fails afterwards does not undo it. */
    private static <T> Runnable outcome(
            Callable<T> work, Consumer<T> done, Consumer<Refusal> refused, @Nullable String reference) {
        T result;
        try {
            result = work.call();
        } catch (Refusal refusal) {
            return () -> refused.accept(refusal);
        } catch (Exception failure) {
            return ErrorNotice.notice(failure, reference);
        }
        return () -> done.accept(result);
    }

    /** Each of these is shown, even if the one before it failed. */
    private static void show(UI ui, @Nullable String reference, List<Runnable> parts) {
        try {
            ui.accessSynchronously(() -> parts.forEach(part -> {
                try {
                    part.run();
                } catch (RuntimeException failure) {
                    ErrorNotice.tell(failure, reference);
                }
            }));
        } catch (UIDetachedException gone) {
            LOG.debug("The screen that asked for this has been closed", gone);
        }
    }
}
