package dev.kunci.portal.product;

import com.vaadin.flow.data.renderer.Renderer;
import dev.kunci.portal.layout.Texts;
import dev.kunci.portal.ledger.EmptyLedger;
import dev.kunci.portal.ledger.LedgerSource;
import dev.kunci.portal.ledger.StatusLedger;
import dev.kunci.portal.live.News;
import dev.kunci.portal.status.StatusCase;
import dev.kunci.registry.Level;
import dev.kunci.registry.Target;
import dev.kunci.review.ProductUse;

/** The uses of an API product as a ledger whose rows can be selected and decided on together. */
class UsesTable extends StatusLedger<ProductUse> {

    private final transient ProductPage page;
    private final UsesGrid grid;

    UsesTable(ProductPage page, UsesGrid grid, LedgerSource<ProductUse> source, EmptyLedger empty) {
        super(grid, source, ProductUse::id, empty);
        this.page = page;
        this.grid = grid;
    }

    @Override
    protected void column(Renderer<ProductUse> renderer) {
        grid.status(renderer);
    }

    @Override
    protected boolean concerns(News news, ProductUse use) {
        return news.concerns(use.app()) || super.concerns(news, use);
    }

    @Override
    protected StatusCase status(ProductUse use) {
        return new StatusCase(
                new Target(page.product().organization(), Level.GRANT, use.id()),
                Texts.of("product.use.name", use.appTitle(), use.keyHint()),
                use.standing());
    }
}
