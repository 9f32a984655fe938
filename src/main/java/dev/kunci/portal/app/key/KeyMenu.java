package dev.kunci.portal.app.key;

import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.icon.SvgIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import dev.kunci.portal.app.AppDeletion;
import dev.kunci.portal.app.AppPage;
import dev.kunci.portal.text.Texts;
import dev.kunci.review.app.AppDetails.KeyView;

/** The actions on one key, apart from decisions. */
public class KeyMenu extends MenuBar {

    KeyMenu(AppPage page, KeyView key) {
        addClassName("key-menu");
        addThemeVariants(MenuBarVariant.LUMO_TERTIARY, MenuBarVariant.LUMO_ICON);
        String label = Texts.of("app.key.menu", key.hint());
        getElement().setAttribute("aria-label", label);
        MenuItem more = addItem(new SvgIcon("assets/icons/more.svg"), label);
        more.setAriaLabel(label);
        more.getSubMenu().addItem(Texts.of("app.key.edit"), _ -> new EditKeyDialog(page, key).open());
        MenuItem delete = more.getSubMenu().addItem(Texts.of("app.key.delete"), _ -> new AppDeletion(
                        page.desk(), page.actor(), page.app().reasonsRequired())
                .askForKey(key.target(), key.hint(), page::reload));
        delete.addClassName("menu-delete");
    }
}
