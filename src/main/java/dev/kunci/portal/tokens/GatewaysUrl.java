package dev.kunci.portal.tokens;

import com.vaadin.flow.router.QueryParameters;
import dev.kunci.portal.list.DataListQuery;
import dev.kunci.portal.list.DataListUrl;
import dev.kunci.review.people.GatewayTokenSort;
import dev.kunci.review.people.TokenFilter;
import java.util.Map;

/** The URL parameters of the list of gateway tokens, like those of the other tokens. */
final class GatewaysUrl extends DataListUrl<TokenFilter, GatewayTokenSort> {

    static final GatewaysUrl IT = new GatewaysUrl();

    private GatewaysUrl() {
        super(
                new DataListQuery<>(TokenFilter.ANY, GatewayTokenSort.CREATED, false),
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
        return TokensUrl.IT.filter(address);
    }

    @Override
    protected void write(TokenFilter filter, Parameters parameters) {
        TokensUrl.IT.write(filter, parameters);
    }
}
