package dev.kunci.portal.list;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.ItemLabelGenerator;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.text.UrlText;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The filters of a list. A subclass creates its fields in the order in which they are shown, the search text first, and
 * converts between fields and filter: {@link #filter()} reads the fields, {@link #fill} fills them.
 */
public abstract class FilterBar<F> extends Div {

    private static final int PAUSE_MS = 300;

    private final transient Changes<F> changes;
    private boolean filling;

    /** Is called for a changed filter. */
    public interface Changes<F> {
        /** @param typing whether more changes are likely to follow */
        void filter(F filter, boolean typing);
    }

    /** Finds the options of a field by the text that is typed. */
    public interface Options<T> {
        List<T> find(String text, int offset, int limit);
    }

    protected FilterBar(Changes<F> changes) {
        this.changes = changes;
        addClassName("filters");
        getElement().setAttribute("role", "search");
        getElement().setAttribute("aria-label", Texts.of("list.filter.label"));
    }

    /** The filter that the fields describe. */
    protected abstract F filter();

    /** Fills the fields, each with the value of the filter. */
    protected abstract void fill(F filter);

    /** Fills the fields from a URL, without calling anybody. */
    public final void show(F filter) {
        filling = true;
        fill(filter);
        filling = false;
    }

    /**
     * The field for the search text, which a narrow screen shows before the others.
     *
     * @param hint the message key of the placeholder
     */
    protected final TextField search(String hint) {
        TextField field = text("list.filter.text", hint);
        field.addClassName("filter-text");
        add(new FiltersToggle(this));
        return field;
    }

    /** Another text field. */
    protected final TextField text(String label, String hint) {
        TextField field = new TextField(Texts.of(label));
        field.setPlaceholder(Texts.of(hint));
        field.setClearButtonVisible(true);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(PAUSE_MS);
        return with(field, true);
    }

    /** A field to select one value, or any. */
    protected final <T> Select<T> choice(String label, Collection<T> values, ItemLabelGenerator<T> names) {
        Select<T> field = new Select<>();
        field.setLabel(Texts.of(label));
        field.setItems(values);
        field.setEmptySelectionAllowed(true);
        field.setEmptySelectionCaption(Texts.of("list.filter.any"));
        field.setItemLabelGenerator(value -> value == null ? Texts.of("list.filter.any") : names.apply(value));
        return with(field, false);
    }

    /** A field to find one of many values by typing. */
    protected final <T> ComboBox<T> lookup(String label, Options<T> options) {
        ComboBox<T> field = new ComboBox<>(Texts.of(label));
        field.setPlaceholder(Texts.of("list.filter.any"));
        field.setClearButtonVisible(true);
        field.setItems(
                query -> options.find(query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream());
        return with(field, false);
    }

    private <C extends AbstractField<C, ?>> C with(C field, boolean typing) {
        field.addValueChangeListener(_ -> {
            if (!filling) {
                changes.filter(filter(), typing);
            }
        });
        add(field);
        return field;
    }

    /** The text of a field, null if it is empty. */
    protected static @Nullable String typed(TextField field) {
        String typed = UrlText.clean(field.getValue()).strip();
        return typed.isEmpty() ? null : typed;
    }

    /** Does not change a text that is being typed. */
    protected static void fill(TextField field, @Nullable String value) {
        String wanted = value == null ? "" : value;
        if (!wanted.equals(field.getValue().strip())) {
            field.setValue(wanted);
        }
    }
}
