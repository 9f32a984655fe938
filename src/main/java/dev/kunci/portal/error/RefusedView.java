package dev.kunci.portal.error;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.kunci.operators.Administrators;
import dev.kunci.operators.Role;
import dev.kunci.portal.frame.MainLayout;
import dev.kunci.portal.organization.OrganizationAccess;
import dev.kunci.portal.organization.OrganizationContext;
import dev.kunci.portal.text.Texts;
import dev.kunci.shared.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;

/**
 * Says why a page could not be entered: a missing role and whom to ask for it; a missing object looks like a missing
 * page.
 */
@AnonymousAllowed
@ParentLayout(MainLayout.class)
public class RefusedView extends ErrorPage implements HasErrorParameter<Refusal> {

    private static final String ROLE = "refusal.role.";

    private final transient OrganizationAccess access;
    private final transient Administrators administrators;

    RefusedView(OrganizationAccess access, Administrators administrators) {
        this.access = access;
        this.administrators = administrators;
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Refusal> error) {
        Refusal refusal = error.getException();
        if (refusal instanceof Refusal.NotFound) {
            missing(event.getLocation(), Texts.refusal(refusal));
            return HttpServletResponse.SC_NOT_FOUND;
        }
        if (refusal.key().startsWith(ROLE)) {
            String role = refusal.key().substring(ROLE.length());
            explain(Texts.of("missing-role.title"), Texts.of("missing-role." + role));
            access.at(event.getLocation()).ifPresent(this::whomToAsk);
        } else {
            explain(Texts.of("error.refused.title"), Texts.refusal(refusal));
        }
        return HttpServletResponse.SC_FORBIDDEN;
    }

    private void whomToAsk(OrganizationContext context) {
        if (context.permission().may(Role.ADMIN)) {
            Anchor people = new Anchor(context.links().people(), Texts.of("nav.people"));
            explainMore(new Text(Texts.of("missing-role.give") + " "), people);
            return;
        }
        List<String> admins =
                administrators.of(access.actor(), context.organization().id());
        if (!admins.isEmpty()) {
            explainMore(new Text(Texts.of("missing-role.ask", String.join(", ", admins))));
        }
    }
}
