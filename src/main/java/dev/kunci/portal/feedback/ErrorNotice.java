package dev.kunci.portal.feedback;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import dev.kunci.portal.text.Texts;
import dev.kunci.shared.Refusal;
import dev.kunci.shared.RequestId;
import dev.kunci.shared.Uuid7;
import dev.kunci.shared.database.DatabaseUnavailable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/** What a person sees when an action fails: a refusal in words, anything else with a reference to the log. */
public class ErrorNotice implements ErrorHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorNotice.class);

    @Override
    public void error(ErrorEvent event) {
        tell(event.getThrowable(), RequestId.current());
    }

    /** @param request the request id, if known */
    static void tell(Throwable failure, @Nullable String request) {
        if (failure instanceof Refusal refusal) {
            show(() -> Notices.refused(refusal));
        } else if (!DatabaseUnavailable.in(failure)
                && NestedExceptionUtils.getMostSpecificCause(failure) instanceof IOException gone) {
            LOG.debug("The browser was closed while it was being answered", gone);
        } else if (RefusedEvents.isOne(failure)) {
            LOG.debug("An event was refused before it reached anything", failure);
        } else {
            show(notice(failure, request));
        }
    }

    /** @return shows the notice; only unexpected failures have a reference to the log */
    static Runnable notice(Throwable failure, @Nullable String request) {
        if (DatabaseUnavailable.in(failure)) {
            LOG.warn("The database was not to be had for the portal: {}", failure.toString());
            return () -> Notices.error(Texts.of("error.database.notice"));
        }
        String reference = log(failure, request);
        return () -> Notices.error(Texts.of("error.unexpected.notice", reference));
    }

    /** @return the reference a person can quote, to find the log entry */
    public static String log(Throwable failure) {
        return log(failure, RequestId.current());
    }

    static String log(Throwable failure, @Nullable String request) {
        String reference = request == null ? Uuid7.next().toString() : request;
        LOG.error("Unexpected failure in the portal, reference {}", reference, failure);
        return reference;
    }

    private static void show(Runnable notice) {
        UI ui = UI.getCurrent();
        if (ui != null) {
            notice.run();
        }
    }
}
