package dev.kunci.portal.operators;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.portal.layout.Entrance;
import dev.kunci.portal.layout.MainLayout;
import dev.kunci.portal.layout.Notices;
import dev.kunci.portal.layout.Texts;
import dev.kunci.portal.ledger.EmptyLedger;
import dev.kunci.portal.ledger.Ledger;
import dev.kunci.portal.ledger.LedgerRows;
import dev.kunci.portal.ledger.LedgerView;
import dev.kunci.review.GatewayTokenRow;
import dev.kunci.review.GatewayTokenSort;
import dev.kunci.review.TokenFilter;
import dev.kunci.review.TokenState;
import jakarta.annotation.security.PermitAll;
import java.util.Set;
import java.util.UUID;

/** The tokens of an organization's gateways: who made them when, whether they still count, and their end. */
@PermitAll
@Route(value = "o/:organization/people/gateways", layout = MainLayout.class)
public class GatewaysView extends LedgerView<TokenFilter, GatewayTokenSort, GatewayTokenRow> {

    private final transient PeopleDesk desk;
    private final PeopleTabs tabs = new PeopleTabs();
    private final TokensFilterBar filters = new TokensFilterBar(
            this::filter, "gateways.filter.text.hint", TokenState.VALID, TokenState.EXPIRED, TokenState.REVOKED);
    private final Ledger<GatewayTokenRow> table;

    GatewaysView(Entrance entrance, PeopleDesk desk) {
        super(entrance, GatewaysAddress.IT, "gateways");
        requires(Role.ADMIN);
        this.desk = desk;
        addClassName("people");
        table = new Ledger<>(
                new GatewaysGrid(desk.clock(), this::ask),
                new LedgerRows<>(this, desk.gatewayList()::count, desk.gatewayList()::find, desk.gatewayList()::find),
                GatewayTokenRow::id,
                new EmptyLedger("gateways", this::unfiltered));
        table.onSort(this::sorted);
        Button add = new Button(
                Texts.of("gateways.new"),
                _ -> new NewGatewayDialog(desk, organization().id(), this::showTable).open());
        add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Header header = new Header(new H1(Texts.of("people.title")), count(), add);
        header.addClassName("view-header");
        add(header, tabs, filters, table);
    }

    @Override
    protected void entered(BeforeEnterEvent event) {
        read(event.getLocation().getQueryParameters());
        tabs.show(organization().name(), PeopleTabs.Page.GATEWAYS);
        showTable();
    }

    /** Asks before a token is revoked. */
    void ask(GatewayTokenRow row) {
        new QuestionDialog("gateways.revoke", 2, row.name(), () -> revoke(row)).open();
    }

    private void revoke(GatewayTokenRow row) {
        Actor actor = actor();
        UUID organization = organization().id();
        desk.background()
                .run(
                        () -> {
                            desk.gatewayTokens().revoke(actor, organization, row.id());
                            return row;
                        },
                        revoked -> {
                            Notices.done(Texts.of("gateways.revoked", revoked.name()));
                            table.settled(Set.of(revoked.id()));
                        });
    }

    @Override
    protected Ledger<GatewayTokenRow> table() {
        return table;
    }

    @Override
    protected void show(TokenFilter filter) {
        filters.show(filter);
    }

    @Override
    protected String address() {
        return "o/" + organization().name() + "/people/gateways";
    }

    @Override
    protected String title() {
        return Texts.of("gateways.title");
    }
}
