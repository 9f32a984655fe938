package dev.kunci.shared;

import org.jspecify.annotations.Nullable;

/** The rule for names, notes and reasons: a page of text without control characters or hidden ones. */
public final class PlainText {

    public static final int LONGEST = 2_000;

    /** A reason is a few sentences; every door has the same limit. */
    public static final int LONGEST_REASON = 1_000;

    private PlainText() {}

    /**
     * @param text null for nothing entered
     * @throws Refusal.Invalid if it is too long, or contains hidden characters or control characters other than tabs
     *     and line breaks
     */
    public static void check(@Nullable String text) {
        if (text == null) {
            return;
        }
        if (text.length() > LONGEST) {
            throw new Refusal.Invalid("refusal.text.long", LONGEST);
        }
        if (!clean(text).equals(text)) {
            throw new Refusal.Invalid("refusal.text.characters");
        }
        HiddenCharacters.first(text).ifPresent(at -> {
            throw new Refusal.Invalid(
                    "refusal.text.hidden",
                    HiddenCharacters.name(text.codePointAt(at)),
                    HiddenCharacters.shown(text.substring(0, text.offsetByCodePoints(at, 1))));
        });
    }

    /** The same for an edited text; an unchanged one is not checked. */
    public static void check(String before, String text) {
        if (!text.equals(before)) {
            check(text);
        }
    }

    /**
     * @param reason null for none given
     * @throws Refusal.Invalid if it is too long, or contains control characters other than tabs and line breaks
     */
    public static void checkReason(@Nullable String reason) {
        if (reason != null && reason.length() > LONGEST_REASON) {
            throw new Refusal.Invalid("refusal.reason.long", LONGEST_REASON, reason.length());
        }
        check(reason);
    }

    /** Cleaned and cut to the allowed length, for the record of a refusal; an ellipsis marks a cut. */
    public static String shortened(String text) {
        String clean = clean(text);
        return clean.length() > LONGEST ? clean.substring(0, LONGEST - 1) + "…" : clean;
    }

    /** Without control characters, for texts that are only searched for. */
    public static String clean(String text) {
        return text.codePoints()
                .filter(c -> !Character.isISOControl(c) || c == '\t' || c == '\n' || c == '\r')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
