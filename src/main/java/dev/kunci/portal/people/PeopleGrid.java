package dev.kunci.portal.people;

import com.vaadin.flow.data.renderer.Renderer;
import dev.kunci.portal.list.DataListGrid;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.text.Times;
import dev.kunci.review.people.PersonRow;
import dev.kunci.review.people.PersonSort;
import java.time.Clock;
import java.util.function.Function;

/** The columns of the list of people; on a narrow screen the name shows the roles too. */
public class PeopleGrid extends DataListGrid<PersonRow> {

    /** How many API products fit into a line; the tooltip has all of them. */
    private static final int NAMED = 2;

    /** @param link the URL of the page of one member */
    PeopleGrid(Clock clock, Function<PersonRow, String> link) {
        super(Texts.of("people.title"));
        sortable(
                PersonSort.NAME,
                name(
                        link,
                        PersonRow::title,
                        row -> row.program() ? Texts.of("people.kind.program") : "",
                        row -> OperatorLabels.roles(row.roles())),
                "11rem",
                2);
        sortable(PersonSort.EMAIL, text(row -> row.program() ? "" : row.email(), PersonRow::email), "12rem", 2);
        plain("roles", text(row -> OperatorLabels.may(row, NAMED), OperatorLabels::may), "10rem", 3);
        plain("state", OperatorLabels.personState(PersonRow::state), "11.5rem", 0);
        sortable(
                PersonSort.LAST_SEEN,
                text(
                        row -> OperatorLabels.ago(row.lastSeenAt(), clock.instant()),
                        row -> row.lastSeenAt() == null
                                ? Texts.of("people.seen.never")
                                : Times.minute(row.lastSeenAt())),
                "7.5rem",
                0);
        column("edit", "", edit(link, row -> Texts.of("people.edit", row.title())), "3.25rem", 0);
        from(NARROW, "roles", "seen");
        from(MEDIUM, "email");
        narrow("name", "6rem");
        narrow("state", "11rem");
        fit(1_280);
    }

    private void sortable(PersonSort sort, Renderer<PersonRow> renderer, String width, int grow) {
        String key = PeopleUrl.IT.column(sort);
        sortable(key, Texts.of("people.column." + key), renderer, width, grow);
    }

    private void plain(String key, Renderer<PersonRow> renderer, String width, int grow) {
        column(key, Texts.of("people.column." + key), renderer, width, grow);
    }
}
