package dev.kunci.portal.widget;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextFieldBase;
import com.vaadin.flow.data.binder.ValidationResult;
import com.vaadin.flow.data.binder.Validator;
import dev.kunci.portal.text.Texts;

/** Limits the length of a text: counted while it is typed, refused if it is longer, and never cut. */
public final class LengthLimit extends Span {

    /** From this share of the limit on, a field without a permanent counter shows one. */
    private static final double NEAR = 0.8;

    private final TextFieldBase<?, String> field;
    private final int most;
    private final int shown;
    private int limit;

    private LengthLimit(TextFieldBase<?, String> field, int most, int shown) {
        this.field = field;
        this.most = most;
        this.shown = shown;
        this.limit = most;
        addClassName("length");
        field.setSuffixComponent(this);
        field.addValueChangeListener(_ -> count());
        field.addAttachListener(_ -> countTyping());
        count();
    }

    /** With a permanent counter, for sentences. */
    public static void counted(TextFieldBase<?, String> field, int most) {
        new LengthLimit(field, most, 0);
    }

    /** With a counter only when it gets long, for names. */
    public static LengthLimit quiet(TextFieldBase<?, String> field, int most) {
        return new LengthLimit(field, most, (int) (most * NEAR));
    }

    /** An existing text may stay, however long it is: an import may have brought it. */
    public void allow(String there) {
        limit = Math.max(most, there.length());
        count();
        field.getElement().getNode().runWhenAttached(_ -> countTyping());
    }

    private void countTyping() {
        field.getElement().executeJs("window.kunci.counts(this, $0, $1, $2)", getElement(), limit, shown);
    }

    private void count() {
        int typed = field.getValue().length();
        setText(Texts.of("words.length", typed, limit));
        getElement().setAttribute("hidden", typed < shown);
        setClassName("length--over", typed > limit);
        if (typed > limit) {
            say(field, limit);
        }
    }

    /** Whether it is longer; shows an error at the field and focuses it. */
    public static boolean exceeded(TextFieldBase<?, String> field, int most) {
        boolean over = field.getValue().length() > most;
        if (over) {
            say(field, most);
            field.focus();
        }
        return over;
    }

    /** The same for a field that a form validates. */
    public Validator<String> validator() {
        return (text, _) ->
                text.length() <= limit ? ValidationResult.ok() : ValidationResult.error(sentence(text, limit));
    }

    private static void say(TextFieldBase<?, String> field, int most) {
        field.setErrorMessage(sentence(field.getValue(), most));
        field.setInvalid(true);
    }

    private static String sentence(String text, int most) {
        return Texts.of("words.length.over", most, text.length());
    }
}
