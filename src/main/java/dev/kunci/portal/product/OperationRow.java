package dev.kunci.portal.product;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.SvgIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.kunci.portal.text.Texts;
import dev.kunci.registry.path.Operation;
import dev.kunci.registry.value.Attribute;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** One operation being edited: proxy, path, methods, quota. */
class OperationRow extends Div {

    private final TextField proxy = new TextField();
    private final TextField path = new TextField();
    private final MultiSelectComboBox<String> methods = new MultiSelectComboBox<>();
    private final QuotaField quota = new QuotaField(Texts.of("product.operation"));
    private final Button remove;
    private final transient List<Attribute> attributes;

    OperationRow(Operation operation, Runnable changed, Consumer<OperationRow> removed) {
        attributes = operation.attributes();
        addClassName("operation");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", Texts.of("product.operation"));
        proxy.setLabel(Texts.of("product.operation.proxy"));
        proxy.setValue(operation.proxy());
        path.setLabel(Texts.of("product.operation.path"));
        path.setPlaceholder("/**");
        path.setValue(operation.path());
        methods.setLabel(Texts.of("product.operation.methods"));
        methods.setPlaceholder(Texts.of("product.operation.methods.all"));
        Set<String> known = new LinkedHashSet<>(Operation.METHODS);
        known.addAll(operation.methods());
        methods.setItems(known);
        methods.setValue(new LinkedHashSet<>(operation.methods()));
        quota.setLabel(Texts.of("product.operation.quota"));
        quota.setValue(operation.quota());
        for (TextField field : List.of(proxy, path)) {
            field.setValueChangeMode(ValueChangeMode.EAGER);
            field.addValueChangeListener(_ -> changed.run());
        }
        methods.addValueChangeListener(_ -> changed.run());
        quota.addValueChangeListener(_ -> changed.run());
        remove = new Button(new SvgIcon("assets/icons/cross.svg"), _ -> removed.accept(this));
        remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        remove.setAriaLabel(Texts.of("product.operation.remove"));
        add(proxy, path, methods, quota, remove);
    }

    /** Whether nothing has been typed here. */
    boolean blank() {
        return proxy.isEmpty() && path.isEmpty() && methods.isEmpty() && quota.isEmpty();
    }

    Operation operation() {
        List<String> chosen =
                Operation.METHODS.stream().filter(methods.getValue()::contains).toList();
        return new Operation(
                proxy.getValue().strip(),
                path.getValue().strip(),
                chosen.size() == methods.getValue().size() ? chosen : List.copyOf(methods.getValue()),
                quota.getValue(),
                attributes);
    }

    void read(boolean only) {
        proxy.setReadOnly(only);
        path.setReadOnly(only);
        methods.setReadOnly(only);
        quota.setReadOnly(only);
        remove.setVisible(!only);
    }

    void start() {
        proxy.focus();
    }
}
