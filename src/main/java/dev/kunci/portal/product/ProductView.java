package dev.kunci.portal.product;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.kunci.audit.AuditScope;
import dev.kunci.portal.audit.History;
import dev.kunci.portal.form.TabbedView;
import dev.kunci.portal.form.UnsavedChanges;
import dev.kunci.portal.frame.MainLayout;
import dev.kunci.portal.live.ChangeNotice;
import dev.kunci.portal.organization.OrganizationAccess;
import dev.kunci.portal.product.list.ProductsView;
import dev.kunci.portal.product.uses.UsesPart;
import dev.kunci.portal.status.DecisionRunner;
import dev.kunci.portal.status.StatusSelector;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.widget.BrowserUrl;
import dev.kunci.review.product.ProductDetails;
import dev.kunci.shared.Refusal;
import jakarta.annotation.security.PermitAll;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One API product: what it opens and how it is approved, and who uses it. */
@PermitAll
@Route(value = "o/:organization/products/:product", layout = MainLayout.class)
public class ProductView extends TabbedView<ProductTab> implements ProductPage {

    static final String PRODUCT = "product";

    private final transient ProductServices desk;
    private final transient DecisionRunner deciding;

    private final ProductHeader header;
    private ProductEditor editor;
    private UsesPart uses;
    private final History history;

    private transient @Nullable ProductDetails product;
    private boolean deleted;

    ProductView(OrganizationAccess entrance, ProductServices desk, DecisionRunner deciding) {
        super(entrance, ProductTab.values(), "product.tab.", PRODUCT);
        this.desk = desk;
        this.deciding = deciding;
        addClassName("product");

        header = new ProductHeader(this);
        editor = new ProductEditor(this);
        uses = uses();
        history = new History(desk.records(), this::actor);
        add(header, bar(), content(), uses.selector());
    }

    @Override
    protected void entered(BeforeEnterEvent event) {
        try {
            UUID id = UUID.fromString(event.getRouteParameters().get(PRODUCT).orElse(""));
            boolean other = product == null || !product.id().equals(id);
            product = desk.reading().find(actor(), organization().id(), id);
            if (other) {
                editor = new ProductEditor(this);
                remove(uses.selector());
                uses = uses();
                add(uses.selector());
                content().removeAll();
                content().add(editor, uses, history);
            }
            deleted = false;
            header.show();
            editor.show();
            uses.decides();
            choose(event.getLocation().getQueryParameters());
        } catch (IllegalArgumentException | Refusal.NotFound unknown) {
            event.rerouteToError(NotFoundException.class);
        }
    }

    private UsesPart uses() {
        UsesPart part = new UsesPart(this, deciding, this::address);
        part.selector().whenClosed(this::catchUp);
        return part;
    }

    @Override
    protected void show(ProductTab part, QueryParameters address) {
        editor.setVisible(part == ProductTab.DETAILS);
        uses.setVisible(part == ProductTab.USES);
        history.setVisible(part == ProductTab.HISTORY);
        if (part == ProductTab.USES) {
            uses.show(address);
        } else if (part == ProductTab.HISTORY) {
            history.show(
                    context(), AuditScope.product(product().id()), product().name());
        }
    }

    private void address(QueryParameters query) {
        BrowserUrl.show(address(), query, false);
    }

    @Override
    protected String address() {
        return links().product(product().id());
    }

    @Override
    protected @Nullable UUID thing() {
        return product == null ? null : product.id();
    }

    @Override
    protected @Nullable UnsavedChanges draft() {
        return product == null || deleted ? null : editor;
    }

    @Override
    public void reload() {
        try {
            product =
                    desk.reading().find(actor(), organization().id(), product().id());
            header.show();
            editor.show();
        } catch (Refusal.NotFound alreadyDeleted) {
            gone();
        }
    }

    /** The rows of its uses are shown anew where they are; the rest is read and compared. */
    @Override
    protected boolean concerns(ChangeNotice news) {
        if (part() == ProductTab.USES) {
            uses.happened(news);
        }
        return news.concerns(product().id());
    }

    @Override
    protected boolean reread() {
        ProductDetails before = product();
        product = desk.reading().find(actor(), before.organization(), before.id());
        return !product().equals(before);
    }

    @Override
    protected void redraw() {
        header.show();
        editor.show();
    }

    @Override
    protected StatusSelector selector() {
        return uses.selector();
    }

    @Override
    public void gone() {
        deleted = true;
        getUI().ifPresent(ui -> ui.navigate(ProductsView.class, here()));
    }

    @Override
    protected String title() {
        return product == null ? Texts.of("products.title") : product.draft().displayName();
    }

    @Override
    public ProductDetails product() {
        return Objects.requireNonNull(product, "not entered yet");
    }

    @Override
    public ProductServices desk() {
        return desk;
    }
}
