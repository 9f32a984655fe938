package dev.kunci.portal.bulk;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import dev.kunci.approval.Verb;
import dev.kunci.portal.status.StatusLabels;
import dev.kunci.portal.text.Texts;
import dev.kunci.review.impact.DecisionImpact;

/** What a bulk decision would change, leave as it is, stop and allow; shown before it is taken. */
class BulkPreview extends Div {

    BulkPreview() {
        addClassName("bulk-preview");
        getElement().setAttribute("role", "status");
        setText(Texts.of("status.bulk.preview.wait"));
    }

    void show(Verb verb, DecisionImpact impact) {
        String word = StatusLabels.inSentence(verb.result());
        UnorderedList lines = new UnorderedList();
        lines.add(new ListItem(Texts.of("status.bulk.preview.change", impact.changing(), word)));
        if (impact.already() > 0) {
            lines.add(new ListItem(Texts.of("status.bulk.preview.already", impact.already(), word)));
        }
        lines.add(new ListItem(calls(verb.shuts() ? "stop" : "start", impact)));
        removeAll();
        add(lines);
    }

    private static String calls(String way, DecisionImpact impact) {
        String key = "status.bulk.preview." + way;
        return impact.keys() == 0 ? Texts.of(key + ".none") : Texts.of(key, impact.keys(), impact.owners());
    }
}
