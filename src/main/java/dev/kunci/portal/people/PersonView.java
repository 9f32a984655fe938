package dev.kunci.portal.people;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.kunci.audit.AuditScope;
import dev.kunci.operators.Role;
import dev.kunci.portal.audit.History;
import dev.kunci.portal.feedback.Notices;
import dev.kunci.portal.form.LeaveDialog;
import dev.kunci.portal.frame.MainLayout;
import dev.kunci.portal.organization.OrganizationAccess;
import dev.kunci.portal.organization.OrganizationView;
import dev.kunci.portal.text.Texts;
import dev.kunci.review.people.PersonRow;
import dev.kunci.shared.Refusal;
import jakarta.annotation.security.PermitAll;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One member of an organization, or an invited person: their roles, and ways to end the membership. */
@PermitAll
@Route(value = "o/:organization/people/:person", layout = MainLayout.class)
public class PersonView extends OrganizationView implements BeforeLeaveObserver {

    private final transient PeopleServices services;
    private final PersonHeader header = new PersonHeader(this);
    private final InvitationPart invitation = new InvitationPart(this);
    private final Div content;
    private final PersonForm form;
    private final History history;
    private transient @Nullable PersonRow person;

    PersonView(OrganizationAccess access, PeopleServices services) {
        super(access);
        requires(Role.ADMIN);
        this.services = services;
        addClassName("person");
        form = new PersonForm(
                (text, offset, limit) ->
                        services.choices().products(actor(), organization().id(), text, offset, limit),
                (roles, products) -> {
                    services.memberships().give(actor(), organization().id(), person().id(), roles, products);
                    Notices.done(Texts.of("people.saved", person().title()));
                    reload();
                });
        history = new History(services.records(), this::actor);
        H2 title = new H2(Texts.of("people.roles.title"));
        content = new Div(title, form, history);
        content.addClassName("person-content");
        add(header, invitation, content);
    }

    @Override
    protected void entered(BeforeEnterEvent event) {
        try {
            UUID id = UUID.fromString(event.getRouteParameters().get("person").orElse(""));
            person = services.list().get(actor(), organization().id(), id);
            show();
        } catch (IllegalArgumentException | Refusal.NotFound unknown) {
            event.rerouteToError(NotFoundException.class);
        }
    }

    /** Shows the current state of the member. */
    void reload() {
        person = services.list().get(actor(), organization().id(), person().id());
        show();
    }

    private void show() {
        PersonRow row = person();
        boolean invited = row.state().invitation();
        header.setVisible(!invited);
        content.setVisible(!invited);
        invitation.setVisible(invited);
        if (invited) {
            invitation.show(services, row);
            return;
        }
        header.show(services, row);
        form.show(
                row.roles(),
                row.products() == null
                        ? null
                        : services.list().products(actor(), organization().id(), row.id()));
        history.show(context(), new AuditScope(AuditScope.Kind.PERSON, row.id()), row.email());
    }

    /** There is nothing here any more. */
    void gone() {
        form.discard();
        getUI().ifPresent(ui -> ui.navigate(PeopleView.class, here()));
    }

    PersonRow person() {
        return Objects.requireNonNull(person, "not entered yet");
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        if (person != null && form.changed()) {
            new LeaveDialog(form, event.postpone()).open();
        }
    }

    @Override
    protected String title() {
        return person == null ? Texts.of("people.title") : person.title();
    }
}
