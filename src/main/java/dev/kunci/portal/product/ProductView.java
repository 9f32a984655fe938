package dev.kunci.portal.product;

import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.kunci.audit.AuditScope;
import dev.kunci.portal.audit.History;
import dev.kunci.portal.form.TabbedView;
import dev.kunci.portal.form.UnsavedChanges;
import dev.kunci.portal.frame.MainLayout;
import dev.kunci.portal.live.ChangeNotice;
import dev.kunci.portal.organization.OrganizationAccess;
import dev.kunci.portal.product.uses.UsesPart;
import dev.kunci.portal.status.DecisionRunner;
import dev.kunci.portal.widget.BrowserUrl;
import dev.kunci.review.product.ProductDetails;
import jakarta.annotation.security.PermitAll;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One API product: what it opens and how it is approved, and who uses it. */
@PermitAll
@Route(value = "o/:organization/products/:product", layout = MainLayout.class)
public class ProductView extends TabbedView<ProductDetails, ProductTab> implements ProductPage {

    static final String PRODUCT = "product";

    private final transient ProductServices services;
    private final transient DecisionRunner runner;
    private transient @Nullable Parts parts;

    /** What the page consists of; one part is seen at a time, and what was typed in another is kept. */
    private record Parts(ProductHeader header, ProductEditor editor, UsesPart uses, History history) {

        void show(ProductTab tab) {
            editor.setVisible(tab == ProductTab.DETAILS);
            uses.setVisible(tab == ProductTab.USES);
            history.setVisible(tab == ProductTab.HISTORY);
        }
    }

    ProductView(OrganizationAccess access, ProductServices services, DecisionRunner runner) {
        super(access, ProductTab.values(), "product.tab.", PRODUCT);
        this.services = services;
        this.runner = runner;
        addClassName("product");
    }

    @Override
    protected ProductDetails read(UUID id) {
        return services.reading().find(actor(), organization().id(), id);
    }

    @Override
    protected UUID id(ProductDetails product) {
        return product.id();
    }

    @Override
    protected String title(ProductDetails product) {
        return product.draft().displayName();
    }

    @Override
    protected void build() {
        UsesPart uses = new UsesPart(this, runner, query -> BrowserUrl.show(address(), query, false));
        Parts built = new Parts(
                new ProductHeader(this), new ProductEditor(this), uses, new History(services.records(), this::actor));
        arrange(uses.selector(), built.header(), built.editor(), built.uses(), built.history());
        parts = built;
    }

    @Override
    protected void draw() {
        parts().header().show();
        parts().editor().show();
        parts().uses().decides();
    }

    @Override
    protected void show(ProductTab part, QueryParameters address) {
        parts().show(part);
        if (part == ProductTab.USES) {
            parts().uses().show(address);
        } else if (part == ProductTab.HISTORY) {
            parts().history()
                    .show(
                            context(),
                            AuditScope.product(product().id()),
                            product().name());
        }
    }

    @Override
    protected UnsavedChanges draft() {
        return parts().editor();
    }

    @Override
    protected String list() {
        return links().products();
    }

    @Override
    protected boolean concerns(ChangeNotice notice) {
        return notice.concerns(product().id());
    }

    /** The rows of its uses are shown again where they are, whether or not the product itself has changed. */
    @Override
    protected void happened(ChangeNotice notice) {
        if (built() && part() == ProductTab.USES) {
            parts().uses().happened(notice);
        }
        super.happened(notice);
    }

    private Parts parts() {
        return Objects.requireNonNull(parts, "not entered yet");
    }

    @Override
    public ProductDetails product() {
        return thing();
    }

    @Override
    public ProductServices desk() {
        return services;
    }
}
