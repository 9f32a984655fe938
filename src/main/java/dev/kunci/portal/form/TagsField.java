package dev.kunci.portal.form;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A list of short texts, typed one after the other: scopes, environments, proxies, paths. */
public class TagsField extends MultiSelectComboBox<String> {

    private final Set<String> known = new LinkedHashSet<>();

    public TagsField(String label) {
        super(label);
        setAllowCustomValue(true);
        setAutoExpand(AutoExpandMode.BOTH);
        setItems(known);
        addCustomValueSetListener(typed -> {
            List<String> words = new ArrayList<>(words());
            for (String word : typed.getDetail().split("[,\\n]")) {
                if (!word.isBlank()) {
                    words.add(word.strip());
                }
            }
            setWords(words);
        });
    }

    /** Sets the suggestions of the field. */
    public void offer(Collection<String> words) {
        known.addAll(words);
        refresh(getValue());
    }

    /** The texts in the order in which they were selected. */
    public List<String> words() {
        return List.copyOf(getValue());
    }

    public void setWords(Collection<String> words) {
        known.addAll(words);
        refresh(new LinkedHashSet<>(words));
    }

    private void refresh(Set<String> chosen) {
        setItems(List.copyOf(known));
        setValue(chosen);
    }
}
