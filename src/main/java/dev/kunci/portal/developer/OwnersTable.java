package dev.kunci.portal.developer;

import com.vaadin.flow.data.renderer.Renderer;
import dev.kunci.portal.ledger.EmptyLedger;
import dev.kunci.portal.ledger.LedgerSource;
import dev.kunci.portal.ledger.StatusLedger;
import dev.kunci.portal.status.StatusCase;
import dev.kunci.review.OwnerRow;

/** A list of owners as a ledger whose rows can be selected and decided on together. */
class OwnersTable extends StatusLedger<OwnerRow> {

    private final OwnersGrid grid;

    OwnersTable(OwnersGrid grid, LedgerSource<OwnerRow> rows, EmptyLedger empty) {
        super(grid, rows, OwnerRow::id, empty);
        this.grid = grid;
    }

    @Override
    protected StatusCase status(OwnerRow row) {
        return new StatusCase(row.target(), row.name(), row.standing());
    }

    @Override
    protected void column(Renderer<OwnerRow> renderer) {
        grid.status(renderer);
    }
}
