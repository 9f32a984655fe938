package dev.kunci.portal.ledger;

import com.vaadin.flow.router.QueryParameters;
import dev.kunci.operators.Actor;
import dev.kunci.portal.layout.Address;
import dev.kunci.portal.layout.Entrance;
import dev.kunci.portal.layout.OrganizationView;
import org.jspecify.annotations.Nullable;

/** A page that is one list: filtered, sorted and counted, and its address says how. */
public abstract class LedgerView<F, S extends Enum<S>, R> extends OrganizationView {

    private final transient LedgerAddress<F, S> language;
    private final RowCount count;
    private transient LedgerQuery<F, S> shown;

    /** @param texts the prefix of the message keys for the count */
    protected LedgerView(Entrance entrance, LedgerAddress<F, S> language, String texts) {
        super(entrance);
        this.language = language;
        this.count = new RowCount(texts);
        this.shown = language.start();
    }

    protected abstract Ledger<R> table();

    /** Shows the filter in its bar. */
    protected abstract void show(F filter);

    /** Where this page is, without parameters. */
    protected abstract String address();

    /** What the list shows at this moment. */
    public final LedgerQuery<F, S> shown() {
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

    protected final void showTable() {
        table().counted(count::show);
        boolean filtered = !shown.filter().equals(language.start().filter());
        count.show(table().show(language.column(shown.sort()), shown.ascending(), filtered));
    }

    /** @param typing whether more letters may follow, which are one step in the browser's history */
    protected final void filter(F filter, boolean typing) {
        shown = shown.with(filter);
        show(filter);
        showTable();
        Address.show(address(), language.write(shown), typing);
    }

    /** Shows everything. */
    protected final void unfiltered() {
        filter(language.start().filter(), false);
    }

    protected final void sorted(@Nullable String column, boolean ascending) {
        shown = column == null
                ? shown.with(language.start().sort(), language.start().ascending())
                : shown.with(language.sort(column), ascending);
        Address.show(address(), language.write(shown), false);
    }

    @Override
    public Actor actor() {
        return super.actor();
    }
}
