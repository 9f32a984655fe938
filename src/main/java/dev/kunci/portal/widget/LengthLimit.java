package dev.kunci.portal.widget;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextFieldBase;
import com.vaadin.flow.data.binder.ValidationResult;
import com.vaadin.flow.data.binder.Validator;
import dev.kunci.portal.text.Texts;

/** How long a text may be: counted in its field while it is typed, refused where it is longer, and never cut. */
public final class LengthLimit extends Span {

    /** From this share of the limit on, a field that does not always count begins to. */
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

    /** Counts always, in a field for sentences. */
    public static void counted(TextFieldBase<?, String> field, int most) {
        new LengthLimit(field, most, 0);
    }

    /** Counts when it gets long, in a field for a name. */
    public static LengthLimit quiet(TextFieldBase<?, String> field, int most) {
        return new LengthLimit(field, most, (int) (most * NEAR));
    }

    /** What is there already may stay, however long it is: an import may have brought it. */
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

    /** Whether it is longer; says so at the field and goes there. */
    public static boolean exceeded(TextFieldBase<?, String> field, int most) {
        boolean over = field.getValue().length() > most;
        if (over) {
            say(field, most);
            field.focus();
        }
        return over;
    }

    /** The same for a field that a form checks. */
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
