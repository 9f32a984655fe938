package dev.kunci.portal.tokens;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import dev.kunci.operators.Role;
import dev.kunci.portal.feedback.Notices;
import dev.kunci.portal.form.ConfirmationDialog;
import dev.kunci.portal.frame.MainLayout;
import dev.kunci.portal.list.DataList;
import dev.kunci.portal.list.DataListRows;
import dev.kunci.portal.list.DataListView;
import dev.kunci.portal.list.EmptyList;
import dev.kunci.portal.organization.OrganizationAccess;
import dev.kunci.portal.people.AddPersonDialog;
import dev.kunci.portal.people.PeopleServices;
import dev.kunci.portal.people.PeopleTabs;
import dev.kunci.portal.text.Texts;
import dev.kunci.review.people.PersonFilter;
import dev.kunci.review.people.PersonSort;
import dev.kunci.review.people.PersonState;
import dev.kunci.review.people.TokenFilter;
import dev.kunci.review.people.TokenRow;
import dev.kunci.review.people.TokenSort;
import dev.kunci.review.people.TokenState;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Set;

/** All API tokens of an organization: whose they are, what they may, when they were last used, and their end. */
@PermitAll
@Route(value = "o/:organization/people/tokens", layout = MainLayout.class)
public class TokensView extends DataListView<TokenFilter, TokenSort, TokenRow> {

    private final transient PeopleServices desk;
    private final PeopleTabs tabs = new PeopleTabs();
    private final TokensFilterBar filters =
            new TokensFilterBar(this::filter, "tokens.filter.text.hint", TokenState.values());
    private final DataList<TokenRow> table;

    TokensView(OrganizationAccess entrance, PeopleServices desk) {
        super(entrance, TokensUrl.IT, "tokens");
        requires(Role.ADMIN);
        this.desk = desk;
        addClassName("people");
        table = new DataList<>(
                new TokensGrid(
                        desk.clock(), row -> "o/" + organization().name() + "/people/" + row.ownerId(), this::ask),
                new DataListRows<>(this, desk.tokenList()::count, desk.tokenList()::find, desk.tokenList()::find),
                TokenRow::id,
                new EmptyList("tokens", this::unfiltered));
        table.onSort(this::sorted);
        Button add = new Button(Texts.of("tokens.new"), _ -> begin());
        add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Header header = new Header(new H1(Texts.of("people.title")), count(), new ApiReference(), add);
        header.addClassName("view-header");
        add(header, tabs, filters, table);
    }

    @Override
    protected void entered(BeforeEnterEvent event) {
        read(event.getLocation().getQueryParameters());
        tabs.show(organization().name(), PeopleTabs.Page.TOKENS);
        showTable();
    }

    /** Where there is no program yet, that comes first, and its token right after it. */
    private void begin() {
        if (programs("", 0, 1).isEmpty()) {
            new NoProgramDialog(() -> new AddPersonDialog(desk, context().organization(), this::actor, this::create)
                            .program()
                            .open())
                    .open();
        } else {
            create();
        }
    }

    private void create() {
        new NewTokenDialog(desk, this::actor, "tokens.program", this::programs, this::showTable).open();
    }

    private List<TokenHolder> programs(String text, int offset, int limit) {
        PersonFilter filter = new PersonFilter(text.isBlank() ? null : text, null, PersonState.ACTIVE, true);
        return desk.list().find(actor(), organization().id(), filter, PersonSort.NAME, true, offset, limit).stream()
                .map(row -> TokenHolder.of(organization(), row.id(), row.title(), row.roles()))
                .toList();
    }

    /** Asks before a token is revoked. */
    public void ask(TokenRow row) {
        new ConfirmationDialog("tokens.revoke", 2, row.name(), () -> revoke(row)).open();
    }

    private void revoke(TokenRow row) {
        desk.tokens().revoke(actor(), organization().id(), row.id());
        Notices.done(Texts.of("tokens.revoked", row.name()));
        table.settled(Set.of(row.id()));
    }

    @Override
    protected DataList<TokenRow> table() {
        return table;
    }

    @Override
    protected void show(TokenFilter filter) {
        filters.show(filter);
    }

    @Override
    protected String address() {
        return "o/" + organization().name() + "/people/tokens";
    }

    @Override
    protected String title() {
        return Texts.of("tokens.title");
    }
}
