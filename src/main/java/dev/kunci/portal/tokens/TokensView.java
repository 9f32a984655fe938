package dev.kunci.portal.tokens;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.router.Route;
import dev.kunci.operators.Role;
import dev.kunci.portal.feedback.Notices;
import dev.kunci.portal.form.ConfirmationDialog;
import dev.kunci.portal.frame.MainLayout;
import dev.kunci.portal.list.DataList;
import dev.kunci.portal.list.DataListRows;
import dev.kunci.portal.list.DataListView;
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

/** All API tokens of an organization: whose they are, what they may do, when they were last used, and revoking them. */
@PermitAll
@Route(value = "o/:organization/people/tokens", layout = MainLayout.class)
public class TokensView extends DataListView<TokenFilter, TokenSort, TokenRow> {

    private final transient PeopleServices services;
    private final PeopleTabs tabs = new PeopleTabs();

    TokensView(OrganizationAccess access, PeopleServices services) {
        super(access, "people/tokens", "tokens", TokensUrl.IT);
        requires(Role.ADMIN);
        this.services = services;
        addClassName("people");
        connect(
                new TokensFilterBar(this::filter, "tokens.filter.text.hint", TokenState.values()),
                new DataList<>(
                        new TokensGrid(services.clock(), row -> links().person(row.ownerId()), this::ask),
                        new DataListRows<>(
                                this,
                                services.tokenList()::count,
                                services.tokenList()::find,
                                services.tokenList()::find),
                        TokenRow::id,
                        empty()));
        Button add = new Button(Texts.of("tokens.new"), _ -> begin());
        add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add(header(Texts.of("people.title"), new ApiReference(), add), tabs, filters(), table());
    }

    @Override
    protected void opened() {
        tabs.show(links(), PeopleTabs.Page.TOKENS);
    }

    /** If there is no program yet, adds one first, and then its token. */
    private void begin() {
        if (programs("", 0, 1).isEmpty()) {
            new NoProgramDialog(() -> new AddPersonDialog(services, context().organization(), this::actor, this::create)
                            .program()
                            .open())
                    .open();
        } else {
            create();
        }
    }

    private void create() {
        new NewTokenDialog(services, this::actor, "tokens.program", this::programs, this::showTable).open();
    }

    private List<TokenHolder> programs(String text, int offset, int limit) {
        PersonFilter filter = new PersonFilter(text.isBlank() ? null : text, null, PersonState.ACTIVE, true);
        return services.list().find(actor(), organization().id(), filter, PersonSort.NAME, true, offset, limit).stream()
                .map(row -> TokenHolder.of(organization(), row.id(), row.title(), row.roles()))
                .toList();
    }

    /** Asks before a token is revoked. */
    public void ask(TokenRow row) {
        new ConfirmationDialog("tokens.revoke", 2, row.name(), () -> revoke(row)).open();
    }

    private void revoke(TokenRow row) {
        services.tokens().revoke(actor(), organization().id(), row.id());
        Notices.done(Texts.of("tokens.revoked", row.name()));
        table().settled(Set.of(row.id()));
    }
}
