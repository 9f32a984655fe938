package dev.kunci.review;

import dev.kunci.shared.HiddenCharacters;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One line of a CSV file (RFC 4180) that no spreadsheet takes for a formula. */
public final class CsvLine {

    /** Characters that begin a formula; full-width ones do in some languages. */
    private static final String FORMULA = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    /** A new cell begins after these for programs that separate by semicolons or tabs, or read line by line. */
    private static final String ENDS = ";\t\r\n";

    /** Begins a file, so that spreadsheets read it as UTF-8. */
    public static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final String QUOTED = ",;\"\t\r\n";

    private CsvLine() {}

    public static String of(@Nullable String... cells) {
        return Arrays.stream(cells).map(CsvLine::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        String safe = safe(HiddenCharacters.shown(text));
        boolean quoted = safe.chars().anyMatch(c -> QUOTED.indexOf(c) >= 0);
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    /** Puts an apostrophe before the beginning of a formula, wherever a spreadsheet may begin a cell. */
    private static String safe(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 1);
        if (ENDS.indexOf(text.charAt(0)) > 0) {
            safe.append('\'');
        }
        boolean begins = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (begins && FORMULA.indexOf(c) >= 0) {
                safe.append('\'');
            }
            begins = ENDS.indexOf(c) >= 0
                    || begins && (c == '"' || Character.isWhitespace(c) || Character.isSpaceChar(c));
            safe.append(c);
        }
        return safe.toString();
    }
}
