package dev.kunci.portal.text;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;
import com.vaadin.flow.internal.JacksonUtils;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Localizes date pickers, with Java's names of months and days. */
public final class Calendars {

    private Calendars() {}

    /** Localizes a date picker. */
    public static void speak(DatePicker picker, Locale language) {
        picker.setI18n(of(language));
        JsonNode months = JacksonUtils.listToJson(Arrays.stream(Month.values())
                .map(month -> month.getDisplayName(TextStyle.SHORT, language))
                .toList());
        picker.addAttachListener(attach -> attach.getUI().beforeClientResponse(picker, _ -> picker.getElement()
                .executeJs("window.kunci.dates(this, $0)", months)));
    }

    private static DatePickerI18n of(Locale language) {
        return new DatePickerI18n()
                .setMonthNames(Arrays.stream(Month.values())
                        .map(month -> month.getDisplayName(TextStyle.FULL_STANDALONE, language))
                        .toList())
                .setWeekdays(days(TextStyle.FULL_STANDALONE, language))
                .setWeekdaysShort(days(TextStyle.SHORT_STANDALONE, language))
                .setToday(Texts.of("words.today"))
                .setCancel(Texts.of("form.cancel"))
                .setFirstDayOfWeek(DayOfWeek.MONDAY.getValue())
                .setDateFormat("yyyy-MM-dd");
    }

    private static List<String> days(TextStyle style, Locale language) {
        return IntStream.range(0, 7)
                .mapToObj(n -> DayOfWeek.SUNDAY.plus(n).getDisplayName(style, language))
                .toList();
    }
}
