package dev.kunci.portal.product;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.kunci.portal.layout.Moments;
import dev.kunci.portal.layout.Texts;
import dev.kunci.review.ProductDetails;

/** Says that somebody else saved the same product meanwhile, and lets the person choose; what was typed stays until they do. */
class ProductConflict extends Div {

    private final Paragraph sentence = new Paragraph();

    ProductConflict(Runnable load, Runnable overwrite) {
        addClassName("conflict");
        getElement().setAttribute("role", "alert");
        Button theirs = new Button(Texts.of("app.conflict.load"), _ -> load.run());
        Button mine = new Button(Texts.of("app.conflict.overwrite"), _ -> overwrite.run());
        mine.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        add(sentence, theirs, mine);
        setVisible(false);
    }

    void show(ProductDetails theirs) {
        sentence.setText(Texts.of("product.conflict", theirs.modifiedBy(), Moments.minute(theirs.modifiedAt())));
        setVisible(true);
    }
}
