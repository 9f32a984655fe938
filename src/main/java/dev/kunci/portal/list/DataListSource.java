package dev.kunci.portal.list;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Where a ledger's rows come from: a service that filters, sorts and pages in the database, asked with what the view
 * shows at that moment.
 */
public interface DataListSource<R> {

    /** @return how many rows there are; from {@link dev.kunci.review.CountLimit#ROWS} + 1 on, "more than that" */
    int rows();

    List<R> rows(int offset, int limit);

    /** These rows as they stand now; what is gone is missing. */
    List<R> rows(Collection<UUID> ids);
}
