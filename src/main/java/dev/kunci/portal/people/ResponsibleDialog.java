package dev.kunci.portal.people;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import dev.kunci.operators.Actor;
import dev.kunci.operators.membership.Responsibility.Responsible;
import dev.kunci.portal.feedback.Notices;
import dev.kunci.portal.text.Texts;
import dev.kunci.review.people.PersonFilter;
import dev.kunci.review.people.PersonRow;
import dev.kunci.review.people.PersonSort;
import dev.kunci.review.people.PersonState;
import dev.kunci.shared.Refusal;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Selects the member who is responsible for a program. */
public class ResponsibleDialog extends Dialog {

    ResponsibleDialog(
            PeopleServices services,
            Supplier<Actor> actor,
            UUID organization,
            PersonRow program,
            @Nullable Responsible now,
            Runnable saved) {
        addClassName("person-dialog");
        setHeaderTitle(Texts.of("people.responsible.title", program.title()));
        ComboBox<Responsible> person = new ComboBox<>(Texts.of("people.responsible"));
        person.setItems(query -> services
                .list()
                .find(
                        actor.get(),
                        organization,
                        new PersonFilter(query.getFilter().orElse(null), null, PersonState.ACTIVE, false),
                        PersonSort.NAME,
                        true,
                        query.getOffset(),
                        query.getLimit())
                .stream()
                .map(row -> new Responsible(row.id(), row.email())));
        person.setItemLabelGenerator(Responsible::email);
        person.setClearButtonVisible(true);
        person.setWidthFull();
        person.setValue(now);
        add(new Paragraph(Texts.of("people.responsible.help")), person);
        Button save = new Button(Texts.of("form.save"), _ -> {
            Responsible chosen = person.getValue();
            try {
                services.programs()
                        .answers(actor.get(), organization, program.id(), chosen == null ? null : chosen.id());
                close();
                Notices.done(Texts.of("people.responsible.saved", program.title()));
                saved.run();
            } catch (Refusal refusal) {
                Notices.refused(refusal);
            }
        });
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(Texts.of("form.cancel"), _ -> close()), save);
    }
}
