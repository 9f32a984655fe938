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

    /** Dates are written as everywhere else, "3 Mar 2026"; ISO dates and "3/3/2026" may be typed as well. */
    private static final String WRITTEN = """
            const months = $0;
            const named = word => months.findIndex(month => month.toLowerCase() === word.slice(0, 3).toLowerCase());
            this.i18n = {...this.i18n,
              formatDate: date => `${date.day} ${months[date.month]} ${date.year}`,
              parseDate: text => {
                const typed = text.trim();
                const iso = typed.match(/^(\\d{4})-(\\d{1,2})-(\\d{1,2})$/);
                const said = typed.match(/^(\\d{1,2})[ ./-]+([^\\d\\s]+|\\d{1,2})[ ./-]+(\\d{4})$/);
                if (!iso && !said) return undefined;
                const month = iso ? iso[2] - 1 : /\\d/.test(said[2]) ? said[2] - 1 : named(said[2]);
                const date = iso ? {year: +iso[1], month, day: +iso[3]} : {year: +said[3], month, day: +said[1]};
                const last = new Date(date.year, month + 1, 0).getDate();
                return month >= 0 && month < 12 && date.day >= 1 && date.day <= last ? date : undefined;
              }};""";

    /** Localizes a date picker. */
    public static void speak(DatePicker picker, Locale language) {
        picker.setI18n(of(language));
        JsonNode months = JacksonUtils.listToJson(Arrays.stream(Month.values())
                .map(month -> month.getDisplayName(TextStyle.SHORT, language))
                .toList());
        picker.addAttachListener(attach -> attach.getUI()
                .beforeClientResponse(picker, _ -> picker.getElement().executeJs(WRITTEN, months)));
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
