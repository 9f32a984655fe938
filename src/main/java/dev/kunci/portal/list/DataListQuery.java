package dev.kunci.portal.list;

/** What a list shows at a moment: which rows, in which order. */
public record DataListQuery<F, S extends Enum<S>>(F filter, S sort, boolean ascending) {

    DataListQuery<F, S> with(F other) {
        return new DataListQuery<>(other, sort, ascending);
    }

    DataListQuery<F, S> with(S other, boolean up) {
        return new DataListQuery<>(filter, other, up);
    }
}
