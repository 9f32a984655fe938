package dev.kunci.portal.tokens;

import com.vaadin.flow.router.QueryParameters;
import dev.kunci.portal.list.DataListQuery;
import dev.kunci.portal.list.DataListUrl;
import dev.kunci.portal.text.UrlText;
import dev.kunci.review.people.TokenFilter;
import dev.kunci.review.people.TokenSort;
import dev.kunci.review.people.TokenState;
import java.util.Map;

/** The URL parameters of the list of tokens. */
final class TokensUrl extends DataListUrl<TokenFilter, TokenSort> {

    static final TokensUrl IT = new TokensUrl();

    private TokensUrl() {
        super(
                new DataListQuery<>(TokenFilter.ANY, TokenSort.CREATED, false),
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
                UrlText.of(address, "q"),
                named(address, "state", TokenState.values(), TokenState::code).orElse(null));
    }

    @Override
    protected void write(TokenFilter filter, Parameters parameters) {
        parameters.put("q", filter.text());
        parameters.put("state", filter.state() == null ? null : filter.state().code());
    }
}
