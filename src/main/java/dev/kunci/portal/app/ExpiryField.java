package dev.kunci.portal.app;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import dev.kunci.portal.layout.Calendars;
import dev.kunci.portal.layout.Moments;
import dev.kunci.portal.layout.Texts;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Until when a key is good: for ever, or through a last day. */
class ExpiryField extends Div {

    private final RadioButtonGroup<Boolean> ends = new RadioButtonGroup<>();
    private final DatePicker lastDay = new DatePicker(Texts.of("app.key.last-day"));

    ExpiryField() {
        addClassName("expiry");
        ends.setLabel(Texts.of("app.key.expiry"));
        ends.setItems(false, true);
        ends.setItemLabelGenerator(ending -> Texts.of(ending ? "app.key.expiry.date" : "app.key.expires.never.choice"));
        ends.setValue(false);
        lastDay.setVisible(false);
        lastDay.setI18n(Calendars.of(Texts.locale()));
        lastDay.setMin(LocalDate.now(Moments.zone()));
        lastDay.setRequiredIndicatorVisible(true);
        lastDay.setManualValidation(true);
        lastDay.addValueChangeListener(_ -> lastDay.setInvalid(false));
        ends.addValueChangeListener(change -> lastDay.setVisible(change.getValue()));
        add(ends, lastDay);
    }

    /** Whether a last day was promised and not given; says so at the field. */
    boolean missing() {
        boolean missing = ends.getValue() && lastDay.getValue() == null;
        if (missing) {
            refuse(Texts.of("app.key.last-day.missing"));
        }
        return missing;
    }

    void refuse(String sentence) {
        lastDay.setErrorMessage(sentence);
        lastDay.setInvalid(true);
        lastDay.focus();
    }

    /** @return the end of the last day where this person is, null for never */
    @Nullable
    Instant value() {
        LocalDate day = lastDay.getValue();
        return ends.getValue() && day != null ? Moments.start(day.plusDays(1)) : null;
    }
}
