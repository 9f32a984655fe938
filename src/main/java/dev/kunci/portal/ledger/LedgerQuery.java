package dev.kunci.portal.ledger;

/** What a list shows at a moment: which rows, in which order. */
public record LedgerQuery<F, S extends Enum<S>>(F filter, S sort, boolean ascending) {

    LedgerQuery<F, S> with(F other) {
        return new LedgerQuery<>(other, sort, ascending);
    }

    LedgerQuery<F, S> with(S other, boolean up) {
        return new LedgerQuery<>(filter, other, up);
    }
}
