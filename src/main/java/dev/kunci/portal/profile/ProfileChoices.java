package dev.kunci.portal.profile;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import dev.kunci.operators.Operator;
import dev.kunci.portal.feedback.Notices;
import dev.kunci.portal.preference.Preferences;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.text.Times;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** A person's language, time zone and colours; each applies as soon as it is selected. */
class ProfileChoices extends Div {

    private static final List<String> COLORS = List.of("system", "light", "dark");
    private static final String SYSTEM = COLORS.getFirst();

    private final Select<Locale> language = new Select<>();
    private final ComboBox<String> zone = new ComboBox<>(Texts.of("profile.zone"));
    private final Select<String> colors = new Select<>();
    private boolean showing;

    ProfileChoices(Preferences preferences) {
        addClassName("profile-choices");
        language.setLabel(Texts.of("language.label"));
        language.setItems(preferences.languages());
        language.setItemLabelGenerator(item -> item.getDisplayLanguage(item));
        zone.setItems(zones());
        zone.setItemLabelGenerator(name -> name.replace('_', ' '));
        zone.setClearButtonVisible(true);
        zone.setHelperText(Texts.of("profile.zone.help"));
        colors.setLabel(Texts.of("profile.colors"));
        colors.setItems(COLORS);
        colors.setItemLabelGenerator(name -> Texts.of("person.colors." + name));
        language.addValueChangeListener(chosen -> {
            if (!showing) {
                preferences.speak(UI.getCurrentOrThrow(), chosen.getValue());
            }
        });
        zone.addValueChangeListener(chosen -> {
            if (!showing) {
                String name = chosen.getValue();
                preferences.live(UI.getCurrentOrThrow(), name == null ? null : ZoneId.of(name));
                Notices.done(Texts.of("profile.zone.chosen", zoneName()));
                browserZone();
            }
        });
        colors.addValueChangeListener(chosen -> {
            if (!showing) {
                preferences.paint(UI.getCurrentOrThrow(), chosen.getValue().equals(SYSTEM) ? null : chosen.getValue());
            }
        });
        add(language, zone, colors);
    }

    void show(Operator person) {
        showing = true;
        language.setValue(Locale.of(Texts.locale().getLanguage()));
        zone.setValue(person.timeZone());
        colors.setValue(person.colorScheme() == null ? SYSTEM : person.colorScheme());
        showing = false;
        browserZone();
    }

    private void browserZone() {
        zone.setPlaceholder(zone.getValue() == null ? Texts.of("profile.zone.browser", zoneName()) : "");
    }

    private static String zoneName() {
        return Times.zone().getId().replace('_', ' ');
    }

    /** Time zones by region and city, without legacy names. */
    private static List<String> zones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(id ->
                        id.equals("UTC") || id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/"))
                .sorted()
                .toList();
    }
}
