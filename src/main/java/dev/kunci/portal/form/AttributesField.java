package dev.kunci.portal.form;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.SvgIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.kunci.portal.text.Texts;
import dev.kunci.registry.value.Attribute;
import java.util.ArrayList;
import java.util.List;

/** Custom attributes, as names and values; rows without a name are ignored. */
public class AttributesField extends CustomField<List<Attribute>> {

    private final Div rows = new Div();
    private final List<Row> shown = new ArrayList<>();
    private final Button add = new Button(Texts.of("form.attribute.add"), _ -> added());
    private final int most;
    private boolean readOnly;

    /** @param most the maximum number */
    public AttributesField(String label, int most) {
        super(List.of());
        this.most = most;
        setLabel(label);
        addClassName("attributes");
        rows.addClassName("attribute-rows");
        add.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        add(rows, add);
    }

    private class Row extends Div {
        private final TextField name = new TextField();
        private final TextField value = new TextField();
        private final Button remove = new Button(new SvgIcon("assets/icons/cross.svg"), _ -> removed(this));

        Row(Attribute attribute) {
            addClassName("attribute-row");
            name.setAriaLabel(Texts.of("form.attribute.name"));
            name.setPlaceholder(Texts.of("form.attribute.name"));
            value.setAriaLabel(Texts.of("form.attribute.value"));
            value.setPlaceholder(Texts.of("form.attribute.value"));
            name.setValue(attribute.name());
            value.setValue(attribute.value());
            for (TextField field : List.of(name, value)) {
                field.setValueChangeMode(ValueChangeMode.EAGER);
                field.addValueChangeListener(_ -> updateValue());
            }
            remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
            remove.setAriaLabel(Texts.of("form.attribute.remove", attribute.name()));
            name.addValueChangeListener(
                    change -> remove.setAriaLabel(Texts.of("form.attribute.remove", change.getValue())));
            add(name, value, remove);
            read();
        }

        private void read() {
            name.setReadOnly(readOnly);
            value.setReadOnly(readOnly);
            remove.setVisible(!readOnly);
        }
    }

    @Override
    protected List<Attribute> generateModelValue() {
        return shown.stream()
                .filter(row -> !row.name.getValue().isBlank())
                .map(row -> new Attribute(row.name.getValue().strip(), row.value.getValue()))
                .toList();
    }

    @Override
    protected void setPresentationValue(List<Attribute> attributes) {
        shown.clear();
        rows.removeAll();
        attributes.forEach(attribute -> show(new Row(attribute)));
        offer();
    }

    @Override
    public void setReadOnly(boolean readOnly) {
        super.setReadOnly(readOnly);
        this.readOnly = readOnly;
        shown.forEach(Row::read);
        offer();
    }

    private void added() {
        Row row = new Row(new Attribute("", ""));
        show(row);
        row.name.focus();
        offer();
    }

    private void removed(Row row) {
        shown.remove(row);
        rows.remove(row);
        offer();
        updateValue();
        add.focus();
    }

    private void show(Row row) {
        shown.add(row);
        rows.add(row);
    }

    private void offer() {
        add.setVisible(!readOnly);
        add.setEnabled(shown.size() < most);
    }
}
