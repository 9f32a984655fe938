package dev.kunci.portal.error;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.kunci.portal.feedback.ErrorNotice;
import dev.kunci.portal.text.Texts;
import dev.kunci.shared.database.DatabaseUnavailable;
import jakarta.servlet.http.HttpServletResponse;

/** Says that a page failed, with the reference for the log. It stands alone, because the frame may be what failed. */
@AnonymousAllowed
public class UnexpectedView extends ErrorPage implements HasErrorParameter<Exception> {

    UnexpectedView() {
        getElement().setAttribute("role", "main");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> error) {
        if (DatabaseUnavailable.in(error.getException())) {
            explain(Texts.of("error.database.title"), Texts.of("error.database.text"));
            return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        }
        String reference = ErrorNotice.log(error.getException());
        explain(Texts.of("error.unexpected.title"), Texts.of("error.unexpected.notice", reference));
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
