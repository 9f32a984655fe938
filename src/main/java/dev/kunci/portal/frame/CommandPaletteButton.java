package dev.kunci.portal.frame;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.kunci.portal.organization.OrganizationAccess;
import dev.kunci.portal.organization.OrganizationContext;
import dev.kunci.portal.text.Texts;
import dev.kunci.review.lookup.QuickSearch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Opens the command palette, by click or by Ctrl-K, on every page. */
class CommandPaletteButton extends NativeButton {

    private final transient QuickSearch search;
    private final transient OrganizationAccess access;
    private final transient Supplier<@Nullable OrganizationContext> where;
    private @Nullable CommandPalette open;

    /** @param where the current organization, null for none */
    CommandPaletteButton(QuickSearch search, OrganizationAccess access, Supplier<@Nullable OrganizationContext> where) {
        this.search = search;
        this.access = access;
        this.where = where;
        addClassName("palette-button");
        setTitle(Texts.of("palette.open"));
        getElement().setAttribute("aria-label", Texts.of("palette.open"));
        getElement().setAttribute("aria-haspopup", "dialog");
        getElement().setAttribute("aria-keyshortcuts", "Control+K Meta+K");
        Span word = new Span(Texts.of("palette.button"));
        Span keys = new Span(Texts.of("palette.keys"));
        word.addClassName("palette-word");
        keys.addClassName("palette-keys");
        keys.getElement().setAttribute("aria-hidden", "true");
        add(word, keys);
        addClickListener(_ -> open());
        Shortcuts.addShortcutListener(this, this::open, Key.KEY_K, KeyModifier.CONTROL);
        Shortcuts.addShortcutListener(this, this::open, Key.KEY_K, KeyModifier.META);
    }

    private void open() {
        OrganizationContext context = where.get();
        if (context != null && (open == null || !open.isOpened())) {
            open = new CommandPalette(
                    context.links(),
                    Navigation.goals(context),
                    text -> search.find(access.actor(), context.organization().id(), text));
            open.open();
        }
    }
}
