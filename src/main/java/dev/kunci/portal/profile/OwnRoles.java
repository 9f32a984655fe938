package dev.kunci.portal.profile;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Permission;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.portal.organization.OrganizationAccess;
import dev.kunci.portal.people.OperatorLabels;
import dev.kunci.portal.people.PeopleServices;
import dev.kunci.portal.signin.CurrentOperator;
import dev.kunci.portal.text.Texts;
import dev.kunci.registry.Organization;
import dev.kunci.review.lookup.FieldOptions.Product;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The roles of a person in each of their organizations, with the API products an approver is limited to. */
public class OwnRoles extends Div {

    private static final int SHOWN = 200;

    private final transient PeopleServices services;
    private final transient CurrentOperator current;
    private final transient OrganizationAccess access;
    private final transient Permissions permissions;

    OwnRoles(PeopleServices services, CurrentOperator current, OrganizationAccess access, Permissions permissions) {
        this.services = services;
        this.current = current;
        this.access = access;
        this.permissions = permissions;
        addClassName("own-roles");
    }

    void show() {
        removeAll();
        UnorderedList list = new UnorderedList();
        list.addClassName("own-list");
        access.organizations().forEach(organization -> list.add(line(organization)));
        add(list);
    }

    private ListItem line(Organization organization) {
        Span name = new Span(organization.displayName());
        name.addClassName("own-name");
        Span may = new Span(may(organization));
        may.addClassName("caption");
        Div words = new Div(name, may);
        words.addClassName("own-words");
        return new ListItem(words);
    }

    private String may(Organization organization) {
        Actor actor = current.actor();
        Permission permission = permissions.of(actor, organization.id());
        Set<Role> held = EnumSet.of(Role.VIEWER);
        held.addAll(permission.roles());
        String roles = OperatorLabels.roles(held);
        if (permission.products() == null || !permission.may(Role.APPROVER)) {
            return roles;
        }
        List<String> products = services
                .choices()
                .decidedBy(actor, organization.id(), Objects.requireNonNull(actor.operatorId()), "", 0, SHOWN)
                .stream()
                .map(Product::displayName)
                .toList();
        return Texts.of("tokens.limited", roles, OperatorLabels.limit(products, Integer.MAX_VALUE));
    }
}
