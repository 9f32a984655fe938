package dev.kunci.portal.profile;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.account.OwnAccount;
import dev.kunci.operators.signin.Sessions;
import dev.kunci.portal.form.LeaveDialog;
import dev.kunci.portal.frame.MainLayout;
import dev.kunci.portal.frame.PasswordView;
import dev.kunci.portal.organization.OrganizationAccess;
import dev.kunci.portal.people.PeopleServices;
import dev.kunci.portal.preference.Preferences;
import dev.kunci.portal.signin.CurrentOperator;
import dev.kunci.portal.text.Texts;
import jakarta.annotation.security.PermitAll;

/** The personal page: name, language, times, colours, password, sessions, tokens. */
@PermitAll
@Route(value = "profile", layout = MainLayout.class)
public class ProfileView extends Div implements BeforeEnterObserver, BeforeLeaveObserver, HasDynamicTitle {

    private final transient OrganizationAccess access;
    private final ProfileName name;
    private final ProfileChoices choices;
    private final OwnRoles roles;
    private final OwnInvitations invitations;
    private final Section invited;
    private final OwnSessions sessions;
    private final OwnTokens tokens;
    private final Paragraph email = new Paragraph();

    ProfileView(
            OrganizationAccess access,
            CurrentOperator current,
            OwnAccount own,
            Preferences preferences,
            Sessions sessions,
            Permissions permissions,
            PeopleServices services) {
        this.access = access;
        this.name = new ProfileName(typed -> own.rename(current.actor(), typed));
        this.choices = new ProfileChoices(preferences);
        this.roles = new OwnRoles(services, current, access, permissions);
        this.invitations = new OwnInvitations(services.invitations(), current);
        this.invited = part("invitations", invitations);
        this.sessions = new OwnSessions(sessions, current);
        this.tokens = new OwnTokens(services, current, access, permissions);
        addClassNames("view", "profile");
        email.addClassName("caption");
        Header header = new Header(new H1(Texts.of("profile.title")));
        header.addClassName("view-header");
        RouterLink password = new RouterLink(Texts.of("password.title"), PasswordView.class);
        Div parts = new Div(
                invited,
                part("you", email, name, password),
                part("roles", roles),
                part("choices", choices),
                part("sessions", this.sessions),
                part("tokens", tokens));
        parts.addClassName("profile-parts");
        add(header, parts);
    }

    private static Section part(String key, Component... content) {
        Section part = new Section(new H2(Texts.of("profile." + key)));
        part.addClassName("profile-part");
        Div body = new Div(content);
        body.addClassName("profile-body");
        part.add(body);
        return part;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        access.allowed(event).ifPresent(person -> {
            email.setText(Texts.shown(person.email()));
            name.show(person.name());
            choices.show(person);
            invited.setVisible(invitations.show());
            roles.show();
            sessions.show();
            tokens.show();
        });
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        if (name.changed()) {
            new LeaveDialog(name, event.postpone()).open();
        }
    }

    @Override
    public String getPageTitle() {
        return Texts.of("page.title.short", Texts.of("profile.title"));
    }
}
