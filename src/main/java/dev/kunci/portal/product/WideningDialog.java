package dev.kunci.portal.product;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import dev.kunci.portal.text.Texts;
import dev.kunci.registry.definition.Widening;
import dev.kunci.registry.definition.WideningEffect;
import dev.kunci.registry.definition.WideningImpact;
import java.util.List;

/**
 * Shows what an edit of an API product makes reachable before it is saved, and what follows from it, or that the person
 * may not save it.
 */
class WideningDialog extends Dialog {

    private static final int SHOWN = 20;

    /** @param kept called if it is not saved after all */
    WideningDialog(String product, WideningImpact impact, Runnable save, Runnable kept) {
        addClassName("widening-dialog");
        setHeaderTitle(Texts.of("product.wider.title", product));
        UnorderedList reachable = new UnorderedList();
        impact.wider().what().forEach((part, entries) -> reachable.add(new ListItem(words(part, entries))));
        add(new Paragraph(Texts.of("product.wider.text")), reachable, new Paragraph(effect(impact)));
        Button keep = new Button(Texts.of("product.wider.back"), _ -> {
            close();
            kept.run();
        });
        getFooter().add(keep);
        if (impact.effect() != WideningEffect.REFUSED) {
            Button confirm = new Button(Texts.of("product.wider.save"), _ -> {
                close();
                save.run();
            });
            confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            getFooter().add(confirm);
        }
        setCloseOnOutsideClick(false);
        addDialogCloseActionListener(_ -> {
            close();
            kept.run();
        });
    }

    private static String words(Widening.Part part, List<String> entries) {
        String key = "product.wider." + part.field();
        if (entries.isEmpty()) {
            return Texts.of(key + ".all");
        }
        String shown = String.join(", ", entries.subList(0, Math.min(SHOWN, entries.size())));
        return entries.size() > SHOWN
                ? Texts.of(key, Texts.of("product.wider.more", shown, entries.size() - SHOWN))
                : Texts.of(key, shown);
    }

    private static String effect(WideningImpact impact) {
        return switch (impact.effect()) {
            case NONE -> Texts.of("product.wider.none", impact.keys());
            case REFUSED -> Texts.of("product.wider.refused", impact.keys());
            case PENDING -> Texts.of("product.wider.pending", impact.keys());
            case APPROVED -> Texts.of("product.wider.approved", impact.keys());
            case OWN_PENDING ->
                impact.waiting() == 0
                        ? Texts.of("product.wider.approved", impact.keys())
                        : Texts.of("product.wider.own", impact.keys(), impact.waiting());
        };
    }
}
