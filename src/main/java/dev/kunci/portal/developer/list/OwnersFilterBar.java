package dev.kunci.portal.developer.list;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.kunci.portal.developer.OwnerKind;
import dev.kunci.portal.list.FilterBar;
import dev.kunci.portal.status.StatusLabels;
import dev.kunci.registry.value.Status;
import dev.kunci.review.owner.OwnerFilter;

/** The filters of the lists of developers and of app groups. */
public class OwnersFilterBar extends FilterBar<OwnerFilter> {

    private final TextField text;
    private final Select<Status> status;

    OwnersFilterBar(OwnerKind kind, Changes<OwnerFilter> changes) {
        super(changes);
        text = search(kind.urlSegment() + ".filter.hint");
        status = choice("owners.filter.status", kind.level().statuses(), StatusLabels::of);
    }

    @Override
    protected OwnerFilter filter() {
        return new OwnerFilter(typed(text), status.getValue());
    }

    @Override
    protected void fill(OwnerFilter filter) {
        fill(text, filter.text());
        status.setValue(filter.status());
    }
}
