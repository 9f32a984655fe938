package dev.kunci.portal.error;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.kunci.portal.frame.MainLayout;
import dev.kunci.portal.text.Texts;
import jakarta.servlet.http.HttpServletResponse;

/** Says that nothing is at this URL, or nothing for this person; which of the two is not told. */
@AnonymousAllowed
@ParentLayout(MainLayout.class)
public class NotFoundView extends ErrorPage implements HasErrorParameter<NotFoundException> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> error) {
        missing(event.getLocation(), Texts.of("error.not-found.text"));
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
