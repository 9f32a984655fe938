package dev.kunci.portal.product;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import dev.kunci.portal.text.Texts;
import dev.kunci.registry.value.ApprovalType;
import dev.kunci.review.product.ProductDetails.Approvers;
import java.util.ArrayList;
import java.util.List;

/** How keys get the product: at once, or after an approval; and by whom. */
class ApprovalField extends RadioButtonGroup<ApprovalType> {

    private static final int NAMED = 8;

    private final Paragraph rule = new Paragraph();
    private final Paragraph approvers = new Paragraph();

    ApprovalField() {
        setLabel(Texts.of("product.field.approval"));
        setItems(ApprovalType.MANUAL, ApprovalType.AUTO);
        setItemLabelGenerator(ProductLabels::of);
        addValueChangeListener(_ -> explain());
        rule.addClassName("field-note");
        approvers.addClassName("field-note");
    }

    /** The notes below the field. */
    Div notes() {
        return new Div(rule, approvers);
    }

    void show(Approvers who) {
        approvers.setText(sentence(who));
        explain();
    }

    private void explain() {
        ApprovalType type = getValue();
        rule.setText(type == null ? "" : Texts.of("product.approval." + type.code() + ".rule"));
        approvers.setVisible(type == ApprovalType.MANUAL);
    }

    private static String sentence(Approvers who) {
        List<String> names = new ArrayList<>();
        who.limited().forEach(name -> names.add(Texts.of("product.approver.limited", name)));
        names.addAll(who.all());
        if (names.isEmpty()) {
            return Texts.of("product.approvers.none");
        }
        return names.size() <= NAMED
                ? Texts.of("product.approvers", String.join(", ", names))
                : Texts.of("product.approvers.more", String.join(", ", names.subList(0, NAMED)), names.size() - NAMED);
    }
}
