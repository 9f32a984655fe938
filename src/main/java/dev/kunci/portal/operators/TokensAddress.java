package dev.kunci.portal.operators;

import com.vaadin.flow.router.QueryParameters;
import dev.kunci.portal.layout.AddressText;
import dev.kunci.portal.ledger.LedgerAddress;
import dev.kunci.portal.ledger.LedgerQuery;
import dev.kunci.review.TokenFilter;
import dev.kunci.review.TokenSort;
import dev.kunci.review.TokenState;
import java.util.Map;

/** How the address of the list of tokens says what it shows. */
final class TokensAddress extends LedgerAddress<TokenFilter, TokenSort> {

    static final TokensAddress IT = new TokensAddress();

    private TokensAddress() {
        super(
                new LedgerQuery<>(TokenFilter.ANY, TokenSort.CREATED, false),
                Map.of(
                        TokenSort.NAME,
                        "name",
                        TokenSort.OWNER,
                        "owner",
                        TokenSort.CREATED,
                        "created",
                        TokenSort.EXPIRES,
                        "expires",
                        TokenSort.LAST_USED,
                        "used"));
    }

    @Override
    protected TokenFilter filter(QueryParameters address) {
        return new TokenFilter(
                AddressText.of(address, "q"),
                named(address, "state", TokenState.values(), TokenState::code).orElse(null));
    }

    @Override
    protected void write(TokenFilter filter, Parameters parameters) {
        parameters.put("q", filter.text());
        parameters.put("state", filter.state() == null ? null : filter.state().code());
    }
}
