package dev.kunci.portal.operators;

import dev.kunci.portal.ledger.LedgerSource;
import dev.kunci.review.TokenList;
import dev.kunci.review.TokenRow;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The tokens that match what the list shows at this moment. */
record TokensRows(TokenList tokens, TokensView view) implements LedgerSource<TokenRow> {

    @Override
    public int count() {
        return tokens.count(view.actor(), organization(), view.shown().filter());
    }

    @Override
    public List<TokenRow> page(int offset, int limit) {
        TokensQuery shown = view.shown();
        return tokens.find(
                view.actor(), organization(), shown.filter(), shown.sort(), shown.ascending(), offset, limit);
    }

    @Override
    public List<TokenRow> now(Collection<UUID> ids) {
        return tokens.find(view.actor(), organization(), ids);
    }

    private UUID organization() {
        return view.place().organization().id();
    }
}
