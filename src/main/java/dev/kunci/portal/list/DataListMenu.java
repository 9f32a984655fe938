package dev.kunci.portal.list;

import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.icon.SvgIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import dev.kunci.portal.preference.ListLayout;
import dev.kunci.portal.text.Texts;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Selects the visible columns and the row height, for the person at the screen. */
class DataListMenu extends MenuBar {

    private final DataListGrid<?> grid;
    private final transient ListLayout layout;

    DataListMenu(DataListGrid<?> grid, ListLayout layout) {
        this.grid = grid;
        this.layout = layout;
        String label = Texts.of("list.menu");
        addClassName("data-list-menu");
        addThemeVariants(MenuBarVariant.LUMO_TERTIARY, MenuBarVariant.LUMO_ICON);
        getElement().setAttribute("aria-label", label);
        MenuItem root = addItem(new SvgIcon("assets/icons/columns.svg"), label);
        root.setAriaLabel(label);
        grid.columns().forEach((key, title) -> column(root.getSubMenu(), key, title));
        root.getSubMenu().addSeparator();
        Map<Boolean, MenuItem> densities = Map.of(
                false, item(root.getSubMenu(), "list.menu.comfortable"),
                true, item(root.getSubMenu(), "list.menu.compact"));
        densities.forEach((compact, item) -> {
            item.setChecked(layout.compact() == compact);
            item.addClickListener(_ -> {
                layout.compact(compact);
                densities.forEach((other, one) -> one.setChecked(other.equals(compact)));
                show();
            });
        });
        show();
    }

    private static MenuItem item(SubMenu menu, String key) {
        MenuItem item = menu.addItem(Texts.of(key));
        item.setCheckable(true);
        item.setKeepOpen(true);
        return item;
    }

    private void column(SubMenu menu, String key, String title) {
        MenuItem item = menu.addItem(title);
        item.setCheckable(true);
        item.setKeepOpen(true);
        item.setChecked(!layout.hidden(grid.list()).contains(key));
        item.addClickListener(_ -> {
            Set<String> hidden = new HashSet<>(layout.hidden(grid.list()));
            if (item.isChecked()) {
                hidden.remove(key);
            } else {
                hidden.add(key);
            }
            layout.hide(grid.list(), hidden);
            show();
        });
    }

    private void show() {
        grid.choose(layout.hidden(grid.list()), layout.compact());
    }
}
