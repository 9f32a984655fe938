package dev.kunci.portal.audit;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.kunci.audit.AuditScope;
import dev.kunci.portal.text.Texts;
import dev.kunci.review.audit.NamedObject;
import org.jspecify.annotations.Nullable;

/** The object whose records are listed: its name, a link to its page, and a link back to all records. */
class AuditScopeChip extends Div {

    private final transient Runnable remove;

    AuditScopeChip(Runnable remove) {
        this.remove = remove;
        addClassName("about");
        setVisible(false);
    }

    /**
     * @param scope null if no object is selected
     * @param named null if nothing is known about it
     */
    void show(AuditLinks links, @Nullable AuditScope scope, @Nullable NamedObject named) {
        removeAll();
        setVisible(scope != null);
        if (scope == null) {
            return;
        }
        String name = named == null ? scope.id().toString() : named.name();
        Span kind = new Span(Texts.of("audit.object." + scope.kind().code()));
        kind.addClassName("about-kind");
        NativeButton close = new NativeButton("", _ -> remove.run());
        close.addClassName("chip-remove");
        close.setAriaLabel(Texts.of("audit.object.remove", name));
        close.setTitle(Texts.of("audit.object.remove", name));
        add(kind, named == null ? new Span(Texts.of("audit.object.unknown", name)) : links.page(named), close);
    }
}
