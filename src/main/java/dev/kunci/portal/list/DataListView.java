package dev.kunci.portal.list;

import com.vaadin.flow.router.QueryParameters;
import dev.kunci.operators.Actor;
import dev.kunci.portal.live.ChangeNotice;
import dev.kunci.portal.organization.OrganizationAccess;
import dev.kunci.portal.organization.OrganizationView;
import dev.kunci.portal.widget.BrowserUrl;
import org.jspecify.annotations.Nullable;

/** A page that is one list: filtered, sorted and counted, and its address says how. */
public abstract class DataListView<F, S extends Enum<S>, R> extends OrganizationView {

    private final transient DataListUrl<F, S> language;
    private final RowCount count;
    private transient DataListQuery<F, S> shown;
    private int rows;

    /** @param texts the prefix of the message keys for the count */
    protected DataListView(OrganizationAccess entrance, DataListUrl<F, S> language, String texts) {
        super(entrance);
        this.language = language;
        this.count = new RowCount(texts);
        this.shown = language.start();
    }

    protected abstract DataList<R> table();

    /** Shows the filter in its bar, and whatever else says what the list shows. */
    protected abstract void show(F filter);

    /** Where this page is, without parameters. */
    protected abstract String address();

    /** What the list shows at this moment. */
    public final DataListQuery<F, S> shown() {
        return shown;
    }

    protected final RowCount count() {
        return count;
    }

    /** Takes over what an address asks for; the rows are shown by {@link #showTable}. */
    protected final void read(QueryParameters address) {
        shown = language.read(address);
        show(shown.filter());
    }

    /** What the address says that shows the list as it is. */
    protected final QueryParameters query() {
        return language.write(shown);
    }

    /** What an address says, without what is not understood any more. */
    protected final QueryParameters understood(QueryParameters address) {
        return language.write(language.read(address));
    }

    /** Shows the rows anew, from the first one on. */
    protected void showTable() {
        table().counted(this::counted);
        rows = table().show(language.column(shown.sort()), shown.ascending(), filtered());
        count.show(rows);
    }

    /** The list has shown itself anew. */
    private void counted(int now) {
        rows = now;
        count.show(now);
    }

    private boolean filtered() {
        return !shown.filter().equals(language.start().filter());
    }

    /** Rows change where they are; that there are more or fewer of them is said, and shown when the person wants it. */
    @Override
    protected void happened(ChangeNotice news) {
        boolean gone = table().happened(news);
        if (gone || news.countsAnew() || filtered()) {
            int now = table().counted();
            if (now != rows) {
                rows = now;
                count.renew(now, this::renew);
            }
        }
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
        BrowserUrl.show(address(), query(), typing);
    }

    /** Shows everything. */
    protected final void unfiltered() {
        filter(language.start().filter(), false);
    }

    protected final void sorted(@Nullable String column, boolean ascending) {
        shown = column == null
                ? shown.with(language.start().sort(), language.start().ascending())
                : shown.with(language.sort(column), ascending);
        show(shown.filter());
        BrowserUrl.show(address(), query(), false);
    }

    @Override
    public Actor actor() {
        return super.actor();
    }
}
