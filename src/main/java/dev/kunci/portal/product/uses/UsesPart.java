package dev.kunci.portal.product.uses;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.QueryParameters;
import dev.kunci.approval.Verb;
import dev.kunci.portal.bulk.BulkDialog;
import dev.kunci.portal.list.DataListSource;
import dev.kunci.portal.list.EmptyList;
import dev.kunci.portal.list.RowCount;
import dev.kunci.portal.list.SelectionBar;
import dev.kunci.portal.live.ChangeNotice;
import dev.kunci.portal.product.ProductPage;
import dev.kunci.portal.status.DecisionRunner;
import dev.kunci.portal.status.StatusLabels;
import dev.kunci.portal.status.StatusSelector;
import dev.kunci.portal.text.Texts;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Status;
import dev.kunci.review.product.ProductDetails;
import dev.kunci.review.product.ProductUse;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The keys that have the product or request it; its approvers decide here, request by request. */
public class UsesPart extends Div implements DataListSource<ProductUse> {

    private final transient ProductPage page;
    private final transient Consumer<QueryParameters> shown;
    private final StatusSelector selector;
    private final Select<Status> status = new Select<>();
    private final RowCount count = new RowCount("product.uses");
    private final UsesTable table;
    private final SelectionBar selection;
    private UsesUrl query = UsesUrl.START;
    private boolean filling;
    private int shownRows;

    /** @param shown is called with new URL parameters */
    public UsesPart(ProductPage page, DecisionRunner runner, Consumer<QueryParameters> shown) {
        this.page = page;
        this.shown = shown;
        addClassName("uses");
        status.setLabel(Texts.of("apps.filter.status"));
        status.setItems(Level.GRANT.statuses());
        status.setEmptySelectionAllowed(true);
        status.setEmptySelectionCaption(Texts.of("list.filter.any"));
        status.setItemLabelGenerator(item -> item == null ? Texts.of("list.filter.any") : StatusLabels.of(item));
        status.addValueChangeListener(change -> filter(change.getValue()));
        UsesGrid grid = new UsesGrid(use -> page.links().credentials(use.app()));
        table = new UsesTable(page, grid, this, new EmptyList("product.uses", () -> status.setValue(null)));
        selector = new StatusSelector(runner, table);
        selection = new SelectionBar(
                        "product.uses",
                        Verb.of(Level.GRANT),
                        verb -> new BulkDialog(runner, table, verb, table.selection())
                                .andThen(table::told)
                                .open(),
                        table::clearSelection)
                .over(table);
        table.onChange(selector::heard);
        table.counted(now -> {
            shownRows = now;
            count.show(now);
        });
        table.onSort((column, up) -> {
            query = column == null ? query.with(UsesUrl.START.sort(), true) : query.with(UsesUrl.sort(column), up);
            shown.accept(query.address());
        });
        Div filters = new Div(status);
        filters.addClassName("filters");
        Div head = new Div(new H2(Texts.of("product.tab.uses")), count);
        head.addClassName("part-line");
        add(head, filters, table, selection);
    }

    /** The drop-down for the status of a row; it is on the page beside this part. */
    public StatusSelector selector() {
        return selector;
    }

    /** Rows have a selector for approvers of this product, plain text for everybody else. */
    public void decides() {
        table.decides(page.product().permission().decides(page.product().id()), selector::open, selection::selected);
    }

    /** Shows what the URL parameters say. */
    public void show(QueryParameters address) {
        query = UsesUrl.of(address);
        filling = true;
        status.setValue(query.status());
        filling = false;
        show();
    }

    private void show() {
        shownRows = table.show(UsesUrl.column(query.sort()), query.ascending(), query.status() != null);
        count.show(shownRows);
    }

    /** The URL parameters of what is shown now. */
    QueryParameters address() {
        return query.address();
    }

    private void filter(@Nullable Status wanted) {
        if (!filling) {
            query = query.with(wanted);
            show();
            shown.accept(query.address());
        }
    }

    /** Rows change in place; new or missing ones are shown on demand. */
    public void happened(ChangeNotice notice) {
        table.happened(notice);
        int now = rows();
        if (now != shownRows) {
            shownRows = now;
            count.renew(now, this::show);
        }
    }

    @Override
    public int rows() {
        ProductDetails product = page.product();
        return page.desk().uses().count(page.actor(), product.organization(), product.id(), query.status());
    }

    @Override
    public List<ProductUse> rows(int offset, int limit) {
        ProductDetails product = page.product();
        return page.desk()
                .uses()
                .find(
                        page.reader(),
                        product.organization(),
                        product.id(),
                        query.status(),
                        query.sort(),
                        query.ascending(),
                        offset,
                        limit);
    }

    @Override
    public List<ProductUse> rows(Collection<UUID> ids) {
        ProductDetails product = page.product();
        return page.desk().uses().find(page.actor(), product.organization(), product.id(), ids);
    }
}
