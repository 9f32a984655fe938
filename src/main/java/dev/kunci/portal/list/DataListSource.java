package dev.kunci.portal.list;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * The source of a list's rows: a service that filters, sorts and pages in the database, called with what the view
 * shows.
 */
public interface DataListSource<R> {

    /** @return the number of rows; from {@link dev.kunci.review.CountLimit#ROWS} + 1 on, "more than that" */
    int rows();

    List<R> rows(int offset, int limit);

    /** The present state of these rows; deleted ones are missing. */
    List<R> rows(Collection<UUID> ids);
}
