package dev.kunci.shared;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** Words a refusal for terminals and programs, which speak English, from the translations of the portal. */
public final class Sentences {
    private static final String BUNDLE = "vaadin-i18n.translations";

    private Sentences() {}

    public static String of(Refusal refusal) {
        try {
            String pattern = ResourceBundle.getBundle(BUNDLE, Locale.ENGLISH).getString(refusal.key());
            return new MessageFormat(pattern, Locale.ENGLISH)
                    .format(refusal.arguments().stream()
                            .map(argument -> argument instanceof String text ? HiddenCharacters.shown(text) : argument)
                            .toArray());
        } catch (MissingResourceException e) {
            return refusal.key() + " " + refusal.arguments();
        }
    }
}
