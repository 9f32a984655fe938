package dev.kunci.portal.product;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import dev.kunci.portal.text.Texts;
import dev.kunci.registry.path.Operation;
import java.util.ArrayList;
import java.util.List;

/** The operations of an API product, one row each; empty rows are ignored. */
class OperationsField extends CustomField<List<Operation>> {

    private final Div rows = new Div();
    private final List<OperationRow> shown = new ArrayList<>();
    private final Button add = new Button(Texts.of("product.operation.add"), _ -> added());
    private boolean readOnly;

    OperationsField() {
        super(List.of());
        setLabel(Texts.of("product.field.operations"));
        setHelperText(Texts.of("product.field.operations.help"));
        addClassName("operations");
        rows.addClassName("operation-rows");
        add.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        add(rows, add);
    }

    @Override
    protected List<Operation> generateModelValue() {
        return shown.stream()
                .filter(row -> !row.blank())
                .map(OperationRow::operation)
                .toList();
    }

    @Override
    protected void setPresentationValue(List<Operation> operations) {
        shown.clear();
        rows.removeAll();
        operations.forEach(this::show);
        add.setVisible(!readOnly);
    }

    @Override
    public void setReadOnly(boolean readOnly) {
        super.setReadOnly(readOnly);
        this.readOnly = readOnly;
        shown.forEach(row -> row.read(readOnly));
        add.setVisible(!readOnly);
    }

    private void added() {
        show(Operation.of("", "")).start();
    }

    private OperationRow show(Operation operation) {
        OperationRow row = new OperationRow(operation, this::updateValue, this::removed);
        row.read(readOnly);
        shown.add(row);
        rows.add(row);
        return row;
    }

    private void removed(OperationRow row) {
        shown.remove(row);
        rows.remove(row);
        updateValue();
        add.focus();
    }
}
