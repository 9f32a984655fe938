package dev.kunci.portal.widget;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import dev.kunci.portal.text.Calendars;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.text.Times;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Until when a key is valid: for ever, or through a last day. */
public class ExpiryField extends Div {

    private final RadioButtonGroup<Boolean> ends = new RadioButtonGroup<>();
    private final DatePicker lastDay = new DatePicker(Texts.of("app.key.last-day"));
    private transient @Nullable Instant stored;

    public ExpiryField() {
        addClassName("expiry");
        ends.setLabel(Texts.of("app.key.expiry"));
        ends.setItems(false, true);
        ends.setItemLabelGenerator(ending -> Texts.of(ending ? "app.key.expiry.date" : "app.key.expires.never.choice"));
        ends.setValue(false);
        lastDay.setVisible(false);
        Calendars.speak(lastDay, Texts.locale());
        lastDay.setMin(LocalDate.now(Times.zone()));
        lastDay.setRequiredIndicatorVisible(true);
        lastDay.setManualValidation(true);
        ends.setManualValidation(true);
        lastDay.addValueChangeListener(_ -> lastDay.setInvalid(false));
        ends.addValueChangeListener(change -> {
            lastDay.setVisible(change.getValue());
            ends.setInvalid(false);
        });
        add(ends, lastDay);
    }

    /** Shows when a key ends now; unless another day is selected, that exact instant is kept. */
    public void show(@Nullable Instant expiresAt) {
        stored = expiresAt;
        ends.setValue(expiresAt != null);
        lastDay.setValue(expiresAt == null ? null : day(expiresAt));
        lastDay.setInvalid(false);
    }

    /** Explains what a change of the expiry means. */
    public void explain(String sentence) {
        ends.setHelperText(sentence);
    }

    public void onChange(Runnable changed) {
        ends.addValueChangeListener(_ -> changed.run());
        lastDay.addValueChangeListener(_ -> changed.run());
    }

    public boolean ending() {
        return ends.getValue();
    }

    /** The last day on which a key that ends at this instant is valid. */
    private static LocalDate day(Instant end) {
        return end.minusNanos(1).atZone(Times.zone()).toLocalDate();
    }

    /** Whether a last day is required and missing; shows an error at the field. */
    public boolean missing() {
        boolean missing = ends.getValue() && lastDay.getValue() == null;
        if (missing) {
            refuse(Texts.of("app.key.last-day.missing"));
        }
        return missing;
    }

    /** Shows an error at the selected option: the last day, or that there is none. */
    public void refuse(String sentence) {
        if (!ends.getValue()) {
            ends.setErrorMessage(sentence);
            ends.setInvalid(true);
            ends.getElement().callJsFunction("focus");
            return;
        }
        lastDay.setErrorMessage(sentence);
        lastDay.setInvalid(true);
        lastDay.focus();
    }

    /** @return the end of the last day in the person's time zone, null for never */
    @Nullable
    public Instant value() {
        LocalDate day = lastDay.getValue();
        if (ends.getValue() && stored != null && day(stored).equals(day)) {
            return stored;
        }
        return ends.getValue() && day != null ? Times.start(day.plusDays(1)) : null;
    }
}
