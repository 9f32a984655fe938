package dev.kunci.portal.developer;

import com.vaadin.flow.data.renderer.Renderer;
import dev.kunci.portal.ledger.EmptyLedger;
import dev.kunci.portal.ledger.LedgerSource;
import dev.kunci.portal.ledger.StatusLedger;
import dev.kunci.portal.status.StatusCase;
import dev.kunci.review.OwnerRow;
import java.util.List;
import java.util.function.Supplier;

/** A list of owners as a ledger whose rows can be selected and decided on together. */
class OwnersTable extends StatusLedger<OwnerRow> {

    private final OwnersGrid grid;

    private final transient Supplier<List<StatusCase>> matches;

    /** @param matches all that match what the view shows */
    OwnersTable(OwnersGrid grid, LedgerSource<OwnerRow> rows, Supplier<List<StatusCase>> matches, EmptyLedger empty) {
        super(grid, rows, OwnerRow::id, empty);
        this.grid = grid;
        this.matches = matches;
    }

    @Override
    protected StatusCase status(OwnerRow row) {
        return new StatusCase(row.target(), row.name(), row.standing());
    }

    @Override
    protected List<StatusCase> matching() {
        return matches.get();
    }

    @Override
    protected void column(Renderer<OwnerRow> renderer) {
        grid.status(renderer);
    }
}
