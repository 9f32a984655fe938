package dev.kunci.portal.operators;

import com.vaadin.flow.router.QueryParameters;
import dev.kunci.portal.ledger.LedgerAddress;
import dev.kunci.portal.ledger.LedgerQuery;
import dev.kunci.review.GatewayTokenSort;
import dev.kunci.review.TokenFilter;
import java.util.Map;

/** How the address of the list of gateways' tokens says what it shows: as that of the other tokens does. */
final class GatewaysAddress extends LedgerAddress<TokenFilter, GatewayTokenSort> {

    static final GatewaysAddress IT = new GatewaysAddress();

    private GatewaysAddress() {
        super(
                new LedgerQuery<>(TokenFilter.ANY, GatewayTokenSort.CREATED, false),
                Map.of(
                        GatewayTokenSort.NAME,
                        "name",
                        GatewayTokenSort.CREATED,
                        "created",
                        GatewayTokenSort.CREATED_BY,
                        "by",
                        GatewayTokenSort.EXPIRES,
                        "expires"));
    }

    @Override
    protected TokenFilter filter(QueryParameters address) {
        return TokensAddress.IT.filter(address);
    }

    @Override
    protected void write(TokenFilter filter, Parameters parameters) {
        TokensAddress.IT.write(filter, parameters);
    }
}
