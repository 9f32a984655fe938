package dev.kunci.portal.layout;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.i18n.I18NProvider;
import dev.kunci.shared.Refusal;
import java.util.Locale;

/** The sentences of the portal in the language of the person at this screen. */
public final class Texts {

    private Texts() {}

    public static String of(String key, Object... arguments) {
        return I18NProvider.translate(locale(), key, arguments);
    }

    /** Why something was refused, as one sentence. */
    public static String refusal(Refusal refusal) {
        return of(refusal.key(), refusal.arguments().toArray());
    }

    public static Locale locale() {
        UI ui = UI.getCurrent();
        return ui == null ? Locale.ENGLISH : ui.getLocale();
    }
}
