package dev.kunci.portal.audit;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.RouterLink;
import dev.kunci.audit.Action;
import dev.kunci.audit.Outcome;
import dev.kunci.portal.layout.Texts;
import dev.kunci.review.SavedFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What auditors look for most, and what this one saved: each is a link that can be kept and sent. */
class QuickFilters extends Nav {

    private final UnorderedList links = new UnorderedList();
    private final Button save = new Button(Texts.of("audit.saved.save"));
    private final transient Consumer<SavedFilter> remove;

    QuickFilters(Runnable save, Consumer<SavedFilter> remove) {
        this.remove = remove;
        addClassName("quick");
        getElement().setAttribute("aria-label", Texts.of("audit.quick"));
        this.save.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        this.save.addClickListener(_ -> save.run());
        add(links, this.save);
    }

    /** @param me what the record calls the person at this screen */
    void show(AuditLinks target, AuditQuery shown, String me, List<SavedFilter> saved) {
        AuditQuery query = shown.open(null);
        boolean known = false;
        links.removeAll();
        for (Map.Entry<String, AuditQuery> quick : quick(me).entrySet()) {
            known |= quick.getValue().equals(query);
            links.add(item(target, Texts.of("audit.quick." + quick.getKey()), quick.getValue(), query));
        }
        for (SavedFilter filter : saved) {
            AuditQuery own = AuditQuery.of(filter);
            known |= own.equals(query);
            ListItem item = item(target, filter.name(), own, query);
            item.addClassName("quick-own");
            NativeButton close = new NativeButton("", _ -> remove.accept(filter));
            close.addClassName("chip-remove");
            close.setAriaLabel(Texts.of("audit.saved.remove", filter.name()));
            close.setTitle(Texts.of("audit.saved.remove", filter.name()));
            item.add(close);
            links.add(item);
        }
        save.setVisible(!known);
    }

    private static ListItem item(AuditLinks target, String text, AuditQuery query, AuditQuery shown) {
        RouterLink link = target.log(text, query);
        if (query.equals(shown)) {
            link.getElement().setAttribute("aria-current", "true");
        }
        return new ListItem(link);
    }

    private static Map<String, AuditQuery> quick(String me) {
        Map<String, AuditQuery> quick = new LinkedHashMap<>();
        quick.put("all", AuditQuery.START);
        quick.put("today", AuditQuery.of(Period.TODAY));
        quick.put("week", AuditQuery.of(Period.WEEK));
        quick.put(
                "decisions",
                AuditQuery.of(Action.APPROVE, Action.REVOKE, Action.ACTIVATE, Action.DEACTIVATE, Action.RESTORE));
        quick.put("revocations", AuditQuery.of(Action.REVOKE, Action.DEACTIVATE));
        quick.put("refused", AuditQuery.of(Outcome.REFUSED));
        quick.put("reveals", AuditQuery.of(Action.REVEAL));
        quick.put("sign-ins", AuditQuery.of(Action.SIGN_IN, Action.SIGN_OUT));
        quick.put("mine", AuditQuery.by(me));
        return quick;
    }
}
