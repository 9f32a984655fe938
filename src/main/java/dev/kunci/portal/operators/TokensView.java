package dev.kunci.portal.operators;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import dev.kunci.operators.Role;
import dev.kunci.portal.layout.Entrance;
import dev.kunci.portal.layout.MainLayout;
import dev.kunci.portal.layout.Notices;
import dev.kunci.portal.layout.Texts;
import dev.kunci.portal.ledger.EmptyLedger;
import dev.kunci.portal.ledger.Ledger;
import dev.kunci.portal.ledger.LedgerRows;
import dev.kunci.portal.ledger.LedgerView;
import dev.kunci.review.PersonFilter;
import dev.kunci.review.PersonSort;
import dev.kunci.review.PersonState;
import dev.kunci.review.TokenFilter;
import dev.kunci.review.TokenRow;
import dev.kunci.review.TokenSort;
import dev.kunci.review.TokenState;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Set;

/** All API tokens of an organization: whose they are, what they may, when they were last used, and their end. */
@PermitAll
@Route(value = "o/:organization/people/tokens", layout = MainLayout.class)
public class TokensView extends LedgerView<TokenFilter, TokenSort, TokenRow> {

    private final transient PeopleDesk desk;
    private final PeopleTabs tabs = new PeopleTabs();
    private final TokensFilterBar filters =
            new TokensFilterBar(this::filter, "tokens.filter.text.hint", TokenState.values());
    private final Ledger<TokenRow> table;

    TokensView(Entrance entrance, PeopleDesk desk) {
        super(entrance, TokensAddress.IT, "tokens");
        requires(Role.ADMIN);
        this.desk = desk;
        addClassName("people");
        table = new Ledger<>(
                new TokensGrid(
                        desk.clock(), row -> "o/" + organization().name() + "/people/" + row.ownerId(), this::ask),
                new LedgerRows<>(this, desk.tokenList()::count, desk.tokenList()::find, desk.tokenList()::find),
                TokenRow::id,
                new EmptyLedger("tokens", this::unfiltered));
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
            new NoProgramDialog(() -> new AddPersonDialog(desk, place().organization(), this::actor, this::create)
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
    void ask(TokenRow row) {
        new QuestionDialog("tokens.revoke", 2, row.name(), () -> revoke(row)).open();
    }

    private void revoke(TokenRow row) {
        desk.tokens().revoke(actor(), organization().id(), row.id());
        Notices.done(Texts.of("tokens.revoked", row.name()));
        table.settled(Set.of(row.id()));
    }

    @Override
    protected Ledger<TokenRow> table() {
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
