package dev.kunci.portal.frame;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.SvgIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.kunci.operators.Operator;
import dev.kunci.portal.preference.Preferences;
import dev.kunci.portal.signin.VoluntarySignOut;
import dev.kunci.portal.text.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The personal menu: colours, password, sign-out. */
class PersonMenu extends MenuBar {

    private static final List<@Nullable String> COLORS = Arrays.asList(null, "light", "dark");

    private final transient Preferences preferences;

    PersonMenu(Operator person, Preferences preferences, AuthenticationContext authentication) {
        this.preferences = preferences;
        addThemeVariants(MenuBarVariant.LUMO_TERTIARY);
        addClassName("person-menu");
        Span name = new Span(Texts.shown(person.name()));
        name.addClassName("person-name");
        MenuItem root = addItem(new SvgIcon("assets/icons/person.svg"));
        root.add(name);
        root.getElement().setAttribute("aria-label", Texts.of("person.menu", person.name()));
        SubMenu menu = root.getSubMenu();
        menu.addItem(person.email()).setEnabled(false);
        menu.addSeparator();
        addColors(menu, person.colorScheme());
        menu.addSeparator();
        menu.addItem(Texts.of("profile.title"), _ -> UI.getCurrentOrThrow().navigate("profile"));
        menu.addItem(Texts.of("person.password"), _ -> UI.getCurrentOrThrow().navigate(PasswordView.class));
        menu.addItem(Texts.of("person.sign-out"), _ -> VoluntarySignOut.byChoice(authentication));
    }

    private void addColors(SubMenu menu, @Nullable String now) {
        List<MenuItem> items = new ArrayList<>();
        for (String colors : COLORS) {
            MenuItem item = menu.addItem(Texts.of("person.colors." + (colors == null ? "system" : colors)));
            item.setCheckable(true);
            item.setChecked(Objects.equals(colors, now));
            item.addClickListener(_ -> {
                preferences.paint(UI.getCurrentOrThrow(), colors);
                items.forEach(other -> other.setChecked(other == item));
            });
            items.add(item);
        }
    }
}
