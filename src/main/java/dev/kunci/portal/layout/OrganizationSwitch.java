package dev.kunci.portal.layout;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import dev.kunci.registry.Organization;
import java.util.List;

/** Names the organization a person works in, and leads to their others. */
class OrganizationSwitch extends Div {

    OrganizationSwitch(List<Organization> all, Organization now) {
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
                UI.getCurrentOrThrow().navigate(Navigation.home(chosen.getValue()));
            }
        });
        add(select);
    }
}
