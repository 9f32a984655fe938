package dev.kunci.portal.list;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.grid.AbstractGridMultiSelectionModel;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.selection.SelectionEvent;
import dev.kunci.portal.status.DecidableStatus;
import dev.kunci.registry.change.StatusSnapshot;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The selected rows of a list: those that someone ticked, or all that match. The latter are held as ids and statuses
 * without their rows, most of which were never visible; unticked ones are left out.
 */
final class RowSelection<R> extends AbstractGridMultiSelectionModel<R> {

    private final transient Function<R, DecidableStatus> status;
    private final transient Runnable everything;
    private final transient Runnable again;
    private final transient Runnable changed;
    private final transient Map<UUID, StatusSnapshot> told = new HashMap<>();
    private transient @Nullable Map<UUID, DecidableStatus> all;

    /**
     * @param everything selects all that match, for the check box in the header
     * @param again shows all rows again
     * @param changed is called for every change
     */
    RowSelection(
            Grid<R> grid, Function<R, DecidableStatus> status, Runnable everything, Runnable again, Runnable changed) {
        super(grid);
        this.status = status;
        this.everything = everything;
        this.again = again;
        this.changed = changed;
    }

    /** As the person saw them when they were selected, or was told since. */
    List<DecidableStatus> picked() {
        Stream<DecidableStatus> seen = all == null ? getSelectedItems().stream().map(status) : all.values().stream();
        return seen.map(this::known).toList();
    }

    private DecidableStatus known(DecidableStatus seen) {
        StatusSnapshot since = told.get(seen.id());
        return since == null || since.revision() < seen.standing().revision() ? seen : seen.now(since);
    }

    /** The person knows the present status of this, and may decide on it. */
    void told(UUID id, StatusSnapshot now) {
        told.put(id, now);
    }

    void pick(List<DecidableStatus> cases) {
        super.deselectAll();
        told.clear();
        Map<UUID, DecidableStatus> held = new LinkedHashMap<>();
        cases.forEach(one -> held.put(one.id(), one));
        all = held;
        getSelectionColumn().setSelectAllCheckboxState(true);
        shownAnew();
    }

    /** Deselects these. */
    void drop(Collection<UUID> ids) {
        Map<UUID, DecidableStatus> held = all;
        if (held == null) {
            updateSelection(
                    Set.of(),
                    getSelectedItems().stream()
                            .filter(row -> ids.contains(status.apply(row).id()))
                            .collect(Collectors.toSet()));
        } else if (held.keySet().removeAll(Set.copyOf(ids))) {
            partly(held);
            shownAnew();
        }
    }

    private void shownAnew() {
        again.run();
        changed.run();
    }

    private void partly(Map<UUID, DecidableStatus> held) {
        getSelectionColumn().setSelectAllCheckboxState(false);
        getSelectionColumn().setSelectAllCheckboxIndeterminateState(!held.isEmpty());
        if (held.isEmpty()) {
            all = null;
        }
    }

    @Override
    public boolean isSelected(R row) {
        return all == null
                ? super.isSelected(row)
                : all.containsKey(status.apply(row).id());
    }

    @Override
    public void selectFromClient(R row) {
        if (all == null) {
            super.selectFromClient(row);
        } else {
            DecidableStatus one = status.apply(row);
            all.put(one.id(), one);
            changed.run();
        }
    }

    @Override
    public void deselectFromClient(R row) {
        Map<UUID, DecidableStatus> held = all;
        if (held == null) {
            super.deselectFromClient(row);
        } else if (held.remove(status.apply(row).id()) != null) {
            partly(held);
            changed.run();
        }
    }

    @Override
    public void select(R row) {
        updateSelection(Set.of(row), Set.of());
    }

    @Override
    public void deselect(R row) {
        updateSelection(Set.of(), Set.of(row));
    }

    @Override
    public void updateSelection(Set<R> added, Set<R> removed) {
        if (all == null) {
            super.updateSelection(added, removed);
        } else {
            added.forEach(this::selectFromClient);
            removed.forEach(this::deselectFromClient);
            again.run();
        }
    }

    @Override
    public void deselectAll() {
        super.deselectAll();
        told.clear();
        if (all != null) {
            all = null;
            shownAnew();
        }
    }

    @Override
    public boolean isSelectAllCheckboxVisible() {
        return true;
    }

    @Override
    protected void clientSelectAll() {
        everything.run();
    }

    @Override
    protected void clientDeselectAll() {
        deselectAll();
    }

    @Override
    protected void fireSelectionEvent(SelectionEvent<Grid<R>, R> event) {
        ComponentUtil.fireEvent(getGrid(), (ComponentEvent<?>) event);
        changed.run();
    }
}
