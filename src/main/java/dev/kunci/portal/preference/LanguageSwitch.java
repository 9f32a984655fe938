package dev.kunci.portal.preference;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import dev.kunci.portal.text.Languages;
import dev.kunci.portal.text.Texts;
import java.util.Locale;

/** Switches the language, on every page. */
public class LanguageSwitch extends Div {

    public LanguageSwitch(Preferences preferences) {
        addClassName("language-switch");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", Texts.of("language.label"));
        for (Locale language : Languages.ALL) {
            add(button(preferences, language));
        }
    }

    private static NativeButton button(Preferences preferences, Locale language) {
        boolean spoken = Texts.locale().getLanguage().equals(language.getLanguage());
        String code = language.getLanguage().toUpperCase(Locale.ROOT);
        NativeButton button = new NativeButton(code, _ -> preferences.speak(UI.getCurrentOrThrow(), language));
        button.getElement().setAttribute("lang", language.toLanguageTag());
        button.getElement().setAttribute("aria-pressed", String.valueOf(spoken));
        button.getElement().setAttribute("aria-label", code + ": " + language.getDisplayLanguage(language));
        return button;
    }
}
