package dev.kunci.portal.preference;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.server.VaadinSession;
import dev.kunci.operators.Operator;
import dev.kunci.operators.account.ListPreferences;
import dev.kunci.operators.account.OwnAccount;
import dev.kunci.portal.feedback.LostConnection;
import dev.kunci.portal.signin.CurrentOperator;
import dev.kunci.portal.text.ComponentLabels;
import dev.kunci.portal.text.Languages;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A person's language, colours, time zone and list layout: stored with their account, applied to each of their pages.
 */
@Component
public class Preferences {

    private static final String CHOSEN = "kunci.language.chosen";

    private final CurrentOperator current;
    private final OwnAccount own;
    private final ListPreferences lists;

    Preferences(CurrentOperator current, OwnAccount own, ListPreferences lists) {
        this.current = current;
        this.own = own;
        this.lists = lists;
    }

    /** Applies the stored preferences to a new page; a language chosen on the sign-in page is stored. */
    public void apply(UI ui) {
        ui.setLocale(locale(ui.getSession()));
        LostConnection.word(ui);
        ComponentLabels.speak(ui);
        Optional<Operator> operator = current.account();
        operator.map(Operator::timeZone)
                .flatMap(Preferences::zone)
                .ifPresent(zone -> ComponentUtil.setData(ui, ZoneId.class, zone));
        ui.getPage().setColorScheme(scheme(operator.map(Operator::colorScheme).orElse(null)));
        operator.ifPresent(_ -> ComponentUtil.setData(ui, ListLayout.class, new ListLayout(lists, current)));
    }

    /** The language of a session: chosen at sign-in, else stored, else what the browser asked for. */
    public Locale locale(VaadinSession session) {
        Optional<Operator> operator = current.account();
        Object chosen = session.getAttribute(CHOSEN);
        if (operator.isPresent() && chosen instanceof Locale language) {
            session.setAttribute(CHOSEN, null);
            keep(operator.get(), language.getLanguage(), operator.get().colorScheme());
            session.setLocale(language);
        } else {
            operator.map(Operator::language).map(Locale::of).ifPresent(session::setLocale);
        }
        return session.getLocale();
    }

    /** The colours of the person who is signed in, as CSS; for a page before its script runs. */
    public String colors() {
        return scheme(current.account().map(Operator::colorScheme).orElse(null)).getValue();
    }

    /** Switches the language of this page at once. */
    public void speak(UI ui, Locale language) {
        Optional<Operator> operator = current.account();
        operator.ifPresentOrElse(
                person -> keep(person, language.getLanguage(), person.colorScheme()),
                () -> ui.getSession().setAttribute(CHOSEN, language));
        ui.getSession().setLocale(language);
        ui.setLocale(language);
        LostConnection.word(ui);
        ComponentLabels.speak(ui);
        ui.getPage().executeJs("document.documentElement.lang = $0", language.toLanguageTag());
        ui.refreshCurrentRoute(true);
    }

    /** The supported languages. */
    public List<Locale> languages() {
        return Languages.ALL;
    }

    /** Shows times in this zone from now on; null for that of the browser. */
    public void live(UI ui, @Nullable ZoneId zone) {
        current.account()
                .ifPresent(person -> own.prefer(
                        current.actor(), person.language(), zone == null ? null : zone.getId(), person.colorScheme()));
        ComponentUtil.setData(ui, ZoneId.class, zone);
    }

    /** @param colors {@code light}, {@code dark}, or null for the system's choice */
    public void paint(UI ui, @Nullable String colors) {
        current.account().ifPresent(person -> keep(person, person.language(), colors));
        ui.getPage().setColorScheme(scheme(colors));
    }

    private void keep(Operator person, @Nullable String language, @Nullable String colors) {
        own.prefer(current.actor(), language, person.timeZone(), colors);
    }

    private static ColorScheme.Value scheme(@Nullable String colors) {
        return colors == null ? ColorScheme.Value.LIGHT_DARK : ColorScheme.Value.fromString(colors);
    }

    /** The zone with this name, if there is one. */
    public static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }
}
