package dev.kunci.portal.approval;

import com.vaadin.flow.component.html.Paragraph;
import dev.kunci.operators.Actor;
import dev.kunci.portal.organization.OrganizationContext;
import dev.kunci.portal.text.Texts;
import dev.kunci.review.lookup.FieldOptions;
import dev.kunci.review.lookup.FieldOptions.Product;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Names the API products of an approver with a limit, so that nobody misses the requests for others. */
class ApproverLimitLine extends Paragraph {

    private static final int SHOWN = 200;

    private final transient FieldOptions options;

    ApproverLimitLine(FieldOptions options) {
        this.options = options;
        addClassNames("caption", "clamped");
    }

    /** Hidden for an approver of everything. */
    void show(Actor actor, OrganizationContext context) {
        setVisible(context.permission().products() != null);
        if (!isVisible()) {
            return;
        }
        List<Product> products = options.decidedBy(
                actor, context.organization().id(), Objects.requireNonNull(actor.operatorId()), "", 0, SHOWN);
        String text = products.isEmpty()
                ? Texts.of("approvals.limit.none")
                : Texts.of(
                        "approvals.limit",
                        products.stream().map(Product::displayName).collect(Collectors.joining(", ")));
        setText(text);
        setTitle(text);
    }
}
