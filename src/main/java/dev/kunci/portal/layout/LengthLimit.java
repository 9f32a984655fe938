package dev.kunci.portal.layout;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextFieldBase;
import com.vaadin.flow.data.binder.ValidationResult;
import com.vaadin.flow.data.binder.Validator;

/** How long a text may be: counted in its field while it is typed, refused where it is longer, and never cut. */
public final class LengthLimit extends Span {

    /** From this share of the limit on, a field that does not always count begins to. */
    private static final double NEAR = 0.8;

    private static final String COUNT = """
            if (!this.counts) {
              this.counts = true;
              this.addEventListener('input', () => {
                const typed = this.inputElement.value.length;
                const number = n => n.toLocaleString(document.documentElement.lang || undefined);
                $0.textContent = `${number(typed)} / ${number($1)}`;
                $0.hidden = typed < $2;
                $0.classList.toggle('length--over', typed > $1);
              });
            }""";

    private final TextFieldBase<?, String> field;
    private final int most;
    private final int shown;

    private LengthLimit(TextFieldBase<?, String> field, int most, int shown) {
        this.field = field;
        this.most = most;
        this.shown = shown;
        addClassName("length");
        field.setSuffixComponent(this);
        field.addValueChangeListener(_ -> count());
        field.addAttachListener(_ -> field.getElement().executeJs(COUNT, getElement(), most, shown));
        count();
    }

    /** Counts always, in a field for sentences. */
    public static void counted(TextFieldBase<?, String> field, int most) {
        new LengthLimit(field, most, 0);
    }

    /** Counts when it gets long, in a field for a name. */
    public static void quiet(TextFieldBase<?, String> field, int most) {
        new LengthLimit(field, most, (int) (most * NEAR));
    }

    private void count() {
        int typed = field.getValue().length();
        setText(Texts.of("words.length", typed, most));
        getElement().setAttribute("hidden", typed < shown);
        setClassName("length--over", typed > most);
        if (typed > most) {
            say(field, most);
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
    public static Validator<String> validator(int most) {
        return (text, _) ->
                text.length() <= most ? ValidationResult.ok() : ValidationResult.error(sentence(text, most));
    }

    private static void say(TextFieldBase<?, String> field, int most) {
        field.setErrorMessage(sentence(field.getValue(), most));
        field.setInvalid(true);
    }

    private static String sentence(String text, int most) {
        return Texts.of("words.length.over", most, text.length());
    }
}
