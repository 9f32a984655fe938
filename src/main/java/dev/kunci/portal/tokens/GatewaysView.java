package dev.kunci.portal.tokens;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.router.Route;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.portal.feedback.Notices;
import dev.kunci.portal.form.ConfirmationDialog;
import dev.kunci.portal.frame.MainLayout;
import dev.kunci.portal.list.DataList;
import dev.kunci.portal.list.DataListRows;
import dev.kunci.portal.list.DataListView;
import dev.kunci.portal.organization.OrganizationAccess;
import dev.kunci.portal.people.PeopleServices;
import dev.kunci.portal.people.PeopleTabs;
import dev.kunci.portal.text.Texts;
import dev.kunci.review.people.GatewayTokenRow;
import dev.kunci.review.people.GatewayTokenSort;
import dev.kunci.review.people.TokenFilter;
import dev.kunci.review.people.TokenState;
import jakarta.annotation.security.PermitAll;
import java.util.Set;
import java.util.UUID;

/** The gateway tokens of an organization: who created them when, whether they are valid, and revoking them. */
@PermitAll
@Route(value = "o/:organization/people/gateways", layout = MainLayout.class)
public class GatewaysView extends DataListView<TokenFilter, GatewayTokenSort, GatewayTokenRow> {

    private final transient PeopleServices services;
    private final PeopleTabs tabs = new PeopleTabs();

    GatewaysView(OrganizationAccess access, PeopleServices services) {
        super(access, "people/gateways", "gateways", GatewaysUrl.IT);
        requires(Role.ADMIN);
        this.services = services;
        addClassName("people");
        connect(
                new TokensFilterBar(
                        this::filter,
                        "gateways.filter.text.hint",
                        TokenState.VALID,
                        TokenState.EXPIRED,
                        TokenState.REVOKED),
                new DataList<>(
                        new GatewaysGrid(services.clock(), this::ask),
                        new DataListRows<>(
                                this,
                                services.gatewayList()::count,
                                services.gatewayList()::find,
                                services.gatewayList()::find),
                        GatewayTokenRow::id,
                        empty()));
        Button add = new Button(
                Texts.of("gateways.new"),
                _ -> new NewGatewayDialog(services, organization().id(), this::showTable).open());
        add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add(header(Texts.of("people.title"), add), tabs, filters(), table());
    }

    @Override
    protected void opened() {
        tabs.show(links(), PeopleTabs.Page.GATEWAYS);
    }

    /** Asks before a token is revoked. */
    public void ask(GatewayTokenRow row) {
        new ConfirmationDialog("gateways.revoke", 2, row.name(), () -> revoke(row)).open();
    }

    private void revoke(GatewayTokenRow row) {
        Actor actor = actor();
        UUID organization = organization().id();
        services.background()
                .run(
                        () -> {
                            services.gatewayTokens().revoke(actor, organization, row.id());
                            return row;
                        },
                        revoked -> {
                            Notices.done(Texts.of("gateways.revoked", revoked.name()));
                            table().settled(Set.of(revoked.id()));
                        });
    }
}
