package dev.kunci.portal.product;

import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.kunci.portal.text.Texts;
import dev.kunci.registry.value.Quota;

/** A number of calls per number of minutes, hours, days or months; empty for no quota. */
class QuotaField extends CustomField<Quota> {

    private final TextField limit = new TextField();
    private final TextField interval = new TextField();
    private final Select<String> unit = new Select<>();

    /** @param of what the quota applies to, for screen readers */
    QuotaField(String of) {
        super(Quota.NONE);
        addClassName("quota");
        limit.setPlaceholder(Texts.of("product.quota.limit.none"));
        limit.setAriaLabel(Texts.of("product.quota.limit", of));
        interval.setAriaLabel(Texts.of("product.quota.interval", of));
        unit.setAriaLabel(Texts.of("product.quota.unit", of));
        unit.setItems(Quota.UNITS);
        unit.setItemLabelGenerator(code -> code == null ? "" : Texts.of("product.quota.unit." + code));
        unit.setEmptySelectionAllowed(true);
        for (TextField number : new TextField[] {limit, interval}) {
            number.setAllowedCharPattern("[0-9]");
            number.setValueChangeMode(ValueChangeMode.EAGER);
        }
        limit.addValueChangeListener(change -> {
            if (change.isFromClient() && interval.isEmpty() && unit.isEmpty()) {
                interval.setValue("1");
                unit.setValue(Quota.UNITS.getFirst());
            }
            updateValue();
        });
        interval.addValueChangeListener(_ -> updateValue());
        unit.addValueChangeListener(_ -> updateValue());
        Div line = new Div(limit, new Span(Texts.of("product.quota.every")), interval, unit);
        line.addClassName("quota-line");
        add(line);
    }

    @Override
    protected Quota generateModelValue() {
        if (limit.getValue().isBlank()) {
            return Quota.NONE;
        }
        return new Quota(limit.getValue(), interval.getValue(), unit.getValue());
    }

    @Override
    protected void setPresentationValue(Quota quota) {
        limit.setValue(quota.limit());
        interval.setValue(quota.interval());
        unit.setValue(Quota.UNITS.contains(quota.timeUnit()) ? quota.timeUnit() : null);
    }

    @Override
    public void setReadOnly(boolean readOnly) {
        super.setReadOnly(readOnly);
        limit.setReadOnly(readOnly);
        interval.setReadOnly(readOnly);
        unit.setReadOnly(readOnly);
    }
}
