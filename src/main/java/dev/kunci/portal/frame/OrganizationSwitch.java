package dev.kunci.portal.frame;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import dev.kunci.portal.text.Texts;
import dev.kunci.registry.Organization;
import java.util.List;
import java.util.function.Function;

/** Names the current organization, and switches to others. */
class OrganizationSwitch extends Div {

    /** @param counterpart the URL of this page in another organization */
    OrganizationSwitch(List<Organization> all, Organization now, Function<Organization, String> counterpart) {
        addClassName("organization");
        if (all.size() < 2) {
            add(new Span(now.displayName()));
            return;
        }
        Select<Organization> select = new Select<>();
        select.setAriaLabel(Texts.of("organization.switch"));
        select.setItemLabelGenerator(Organization::displayName);
        select.setItems(all);
        select.getListDataView().setIdentifierProvider(Organization::id);
        select.setValue(now);
        select.addValueChangeListener(chosen -> {
            if (chosen.isFromClient()) {
                // If unsaved changes keep the person here, they have not switched.
                select.setValue(now);
                UI.getCurrentOrThrow().navigate(counterpart.apply(chosen.getValue()));
            }
        });
        add(select);
    }
}
