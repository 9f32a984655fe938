package dev.kunci.portal.widget;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.SvgIcon;
import dev.kunci.portal.feedback.Notices;
import dev.kunci.portal.text.Texts;

/** Copies the text of another element; runs in the browser alone, because the clipboard requires the click itself. */
public class CopyButton extends Button {

    private final Component source;

    public CopyButton(Component source, String label, String done) {
        super(new SvgIcon("assets/icons/copy.svg"));
        this.source = source;
        addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        setAriaLabel(label);
        setTooltipText(label);
        addClickListener(_ -> Notices.done(done));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        getElement().executeJs("window.kunci.copies(this, $0)", source.getElement());
    }

    public static CopyButton key(Component source) {
        return new CopyButton(source, Texts.of("app.key.copy"), Texts.of("app.key.copied"));
    }

    public static CopyButton secret(Component source) {
        return new CopyButton(source, Texts.of("app.secret.copy"), Texts.of("app.secret.copied"));
    }
}
