package dev.kunci.portal.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.i18n.I18NProvider;
import dev.kunci.shared.HiddenCharacters;
import dev.kunci.shared.Refusal;
import java.text.Bidi;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The texts of the portal in the language of the person at the screen. */
public final class Texts {

    private static final char ISOLATE = '\u2068';
    private static final char END = '\u2069';
    private static final String ISOLATES = "[\u2068\u2069]";

    private Texts() {}

    /**
     * User input among the arguments is isolated, so that it neither hides anything nor changes the direction of the
     * text around it.
     */
    public static String of(String key, Object... arguments) {
        return I18NProvider.translate(
                locale(),
                key,
                Arrays.stream(arguments)
                        .map(argument -> argument instanceof String text ? apart(text) : argument)
                        .toArray());
    }

    /** User input, with hidden characters made visible. */
    public static String shown(String written) {
        return HiddenCharacters.shown(written);
    }

    /** The same for a text that may come from {@link #of}, whose arguments are isolated already. */
    public static String said(String words) {
        return words.indexOf(ISOLATE) < 0
                ? shown(words)
                : Arrays.stream(words.splitWithDelimiters(ISOLATES, 0))
                        .map(part -> part.matches(ISOLATES) ? part : shown(part))
                        .collect(Collectors.joining());
    }

    private static String apart(String written) {
        String said = said(written);
        boolean turns = said.indexOf(ISOLATE) < 0 && Bidi.requiresBidi(said.toCharArray(), 0, said.length());
        return turns ? ISOLATE + said + END : said;
    }

    /** A refusal as one sentence. */
    public static String refusal(Refusal refusal) {
        return of(refusal.key(), refusal.arguments().toArray());
    }

    public static Locale locale() {
        UI ui = UI.getCurrent();
        return ui == null ? Locale.ENGLISH : ui.getLocale();
    }
}
