package dev.kunci.portal.list;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.QueryParameters;
import dev.kunci.portal.live.ChangeNotice;
import dev.kunci.portal.organization.OrganizationAccess;
import dev.kunci.portal.organization.OrganizationView;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.widget.BrowserUrl;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A page that is one list: filtered, sorted and counted, and its address says how. The constructor of a subclass creates
 * a filter bar and a table, passes both to {@link #connect}, and adds what the page shows from top to bottom:
 * {@code add(header(create), filters(), table())}. What depends on the organization or on what the person may do there is
 * set in {@link #opened()}.
 *
 * @param <F> what can be filtered by
 * @param <S> what can be sorted by
 * @param <R> a row
 */
public abstract class DataListView<F, S extends Enum<S>, R> extends OrganizationView {

    private final String page;
    private final String texts;
    private final transient DataListUrl<F, S> url;
    private final RowCount count;
    private transient DataListQuery<F, S> shown;
    private @Nullable FilterBar<F> filters;
    private @Nullable DataList<R> table;
    private int rows;

    /**
     * @param page what follows the organization in the route, for example {@code people/tokens}
     * @param texts the prefix of the message keys {@code PREFIX.title}, of the count and of the empty list
     */
    protected DataListView(OrganizationAccess access, String page, String texts, DataListUrl<F, S> url) {
        super(access);
        this.page = page;
        this.texts = texts;
        this.url = url;
        this.count = new RowCount(texts);
        this.shown = url.start();
    }

    /** Sets what the list is filtered by and shown in; called once, by the constructor. */
    protected final void connect(FilterBar<F> bar, DataList<R> list) {
        filters = bar;
        table = list;
        list.onSort(this::sorted);
    }

    protected final FilterBar<F> filters() {
        return Objects.requireNonNull(filters, "connect was not called");
    }

    protected final DataList<R> table() {
        return Objects.requireNonNull(table, "connect was not called");
    }

    /** The title of the page, how many rows there are, and buttons. */
    protected final Header header(Component... actions) {
        return header(title(), actions);
    }

    /** The same with a heading that differs from the title of the browser tab. */
    protected final Header header(String heading, Component... actions) {
        Header header = new Header(new H1(heading), count);
        header.add(actions);
        header.addClassName("view-header");
        return header;
    }

    /** Shown if there are no rows. */
    protected final EmptyList empty() {
        return new EmptyList(texts, this::unfiltered);
    }

    @Override
    protected final void entered(BeforeEnterEvent event) {
        shown = url.read(event.getLocation().getQueryParameters());
        show(shown.filter());
        opened();
        showTable();
    }

    /** The organization and the filter are known, and the rows are about to be read. Called at every navigation. */
    protected void opened() {}

    @Override
    protected String title() {
        return Texts.of(texts + ".title");
    }

    /** Shows the filter in its bar, and in whatever else depends on it. */
    protected void show(F filter) {
        filters().show(filter);
    }

    /** What the list shows at this moment. */
    public final DataListQuery<F, S> shown() {
        return shown;
    }

    protected final RowCount count() {
        return count;
    }

    /** The URL parameters of what the list shows. */
    protected final QueryParameters query() {
        return url.write(shown);
    }

    /** Removes parameters that mean nothing here. */
    protected final QueryParameters understood(QueryParameters address) {
        return url.write(url.read(address));
    }

    private void showAddress(boolean typing) {
        BrowserUrl.show(links().page(page), query(), typing);
    }

    /** Reads the rows again and shows the first ones. */
    protected void showTable() {
        table().counted(this::counted);
        rows = table().show(url.column(shown.sort()), shown.ascending(), filtered());
        count.show(rows);
    }

    /** The list has read its rows again by itself. */
    private void counted(int now) {
        rows = now;
        count.show(now);
    }

    private boolean filtered() {
        return !shown.filter().equals(url.start().filter());
    }

    /** Rows change in place. New or missing ones are announced, and shown on demand. */
    @Override
    protected void happened(ChangeNotice notice) {
        boolean gone = table().happened(notice);
        if (gone || countsAnew(notice)) {
            int now = table().counted();
            if (now != rows) {
                rows = now;
                count.renew(now, this::renew);
            }
        }
    }

    /** Whether the number of rows may have changed, even if no visible row is gone. */
    protected boolean countsAnew(ChangeNotice notice) {
        return notice.countsAnew() || filtered();
    }

    private void renew() {
        showTable();
        table().focus();
    }

    /** @param typing whether more letters may follow, which are one step in the browser's history */
    protected final void filter(F filter, boolean typing) {
        shown = shown.with(filter);
        show(filter);
        showTable();
        showAddress(typing);
    }

    /** Removes all filters. */
    protected final void unfiltered() {
        filter(url.start().filter(), false);
    }

    /** The person has sorted by a column, or removed the sort. */
    protected void sorted(@Nullable String column, boolean ascending) {
        shown = column == null
                ? shown.with(url.start().sort(), url.start().ascending())
                : shown.with(url.sort(column), ascending);
        show(shown.filter());
        showAddress(false);
    }
}
