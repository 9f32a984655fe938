package dev.kunci.portal.developer.list;

import com.vaadin.flow.data.renderer.Renderer;
import dev.kunci.portal.list.DataListSource;
import dev.kunci.portal.list.EmptyList;
import dev.kunci.portal.list.StatusList;
import dev.kunci.portal.status.DecidableStatus;
import dev.kunci.portal.status.Decider;
import dev.kunci.review.owner.OwnerRow;
import java.util.List;
import java.util.function.Supplier;

/** A list of owners, whose rows can be selected and decided on together. */
class OwnersTable extends StatusList<OwnerRow> {

    private final OwnersGrid grid;

    private final transient Supplier<List<DecidableStatus>> matches;

    /** @param matches all that match the current filter */
    OwnersTable(
            Decider page,
            OwnersGrid grid,
            DataListSource<OwnerRow> rows,
            Supplier<List<DecidableStatus>> matches,
            EmptyList empty) {
        super(page, grid, rows, OwnerRow::id, empty);
        this.grid = grid;
        this.matches = matches;
    }

    @Override
    protected DecidableStatus status(OwnerRow row) {
        return new DecidableStatus(row.target(), row.name(), row.standing());
    }

    @Override
    protected List<DecidableStatus> matching() {
        return matches.get();
    }

    @Override
    protected void column(Renderer<OwnerRow> renderer) {
        grid.status(renderer);
    }
}
