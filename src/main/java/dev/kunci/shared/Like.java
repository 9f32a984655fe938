package dev.kunci.shared;

/** Builds patterns for SQL's LIKE from user input, so that % and _ are matched literally. */
public final class Like {

    private Like() {}

    /** A pattern that finds the text anywhere. */
    public static String containing(String text) {
        return "%"
                + PlainText.clean(text)
                        .strip()
                        .replace("\\", "\\\\")
                        .replace("%", "\\%")
                        .replace("_", "\\_") + "%";
    }
}
