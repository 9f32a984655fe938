package dev.kunci.portal.layout;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.kunci.shared.Refusal;
import jakarta.servlet.http.HttpServletResponse;

/** Says why a page could not be entered: a missing role by its name, a missing thing like a missing page. */
@AnonymousAllowed
@ParentLayout(MainLayout.class)
public class RefusedView extends ErrorPage implements HasErrorParameter<Refusal> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Refusal> error) {
        Refusal refusal = error.getException();
        if (refusal instanceof Refusal.NotFound) {
            explain(Texts.of("error.not-found.title"), Texts.refusal(refusal));
            return HttpServletResponse.SC_NOT_FOUND;
        }
        explain(Texts.of("error.refused.title"), Texts.refusal(refusal));
        return HttpServletResponse.SC_FORBIDDEN;
    }
}
