package dev.kunci.portal.product.uses;

import com.vaadin.flow.data.renderer.Renderer;
import dev.kunci.portal.list.DataListSource;
import dev.kunci.portal.list.EmptyList;
import dev.kunci.portal.list.StatusList;
import dev.kunci.portal.live.ChangeNotice;
import dev.kunci.portal.product.ProductPage;
import dev.kunci.portal.status.DecidableStatus;
import dev.kunci.portal.text.Texts;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.review.product.ProductUse;

/** The uses of an API product, whose rows can be selected and decided on together. */
class UsesTable extends StatusList<ProductUse> {

    private final transient ProductPage page;
    private final UsesGrid grid;

    UsesTable(ProductPage page, UsesGrid grid, DataListSource<ProductUse> source, EmptyList empty) {
        super(page, grid, source, ProductUse::id, empty);
        this.page = page;
        this.grid = grid;
    }

    @Override
    protected void column(Renderer<ProductUse> renderer) {
        grid.status(renderer);
    }

    @Override
    protected boolean concerns(ChangeNotice notice, ProductUse use) {
        return notice.concerns(use.app()) || super.concerns(notice, use);
    }

    @Override
    protected DecidableStatus status(ProductUse use) {
        return new DecidableStatus(
                new Target(page.product().organization(), Level.GRANT, use.id()),
                Texts.of("product.use.name", use.appTitle(), use.keyHint()),
                use.standing());
    }
}
