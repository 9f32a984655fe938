package dev.kunci.console;

import dev.kunci.shared.Refusal;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** Words a refusal for the terminal, from the same translations the portal uses; the console speaks English. */
final class Sentences {
    private static final String BUNDLE = "vaadin-i18n.translations";

    private Sentences() {}

    static String of(Refusal refusal) {
        try {
            String pattern = ResourceBundle.getBundle(BUNDLE, Locale.ENGLISH).getString(refusal.key());
            return new MessageFormat(pattern, Locale.ENGLISH)
                    .format(refusal.arguments().toArray());
        } catch (MissingResourceException e) {
            return refusal.key() + " " + refusal.arguments();
        }
    }
}
