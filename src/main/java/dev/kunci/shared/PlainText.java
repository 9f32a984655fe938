package dev.kunci.shared;

import org.jspecify.annotations.Nullable;

/** What people may write into names, notes and reasons: a page of text, without characters that only machines use. */
public final class PlainText {

    public static final int LONGEST = 2_000;

    /** A reason is a few sentences, and the same length is refused at every door. */
    public static final int LONGEST_REASON = 1_000;

    private PlainText() {}

    /**
     * @param text null for nothing written
     * @throws Refusal.Invalid where it is too long, or has control characters other than tabs and line breaks, or
     *     characters that nobody sees
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

    /** The same for a text that was otherwise before; one that stays as it was is left in peace. */
    public static void check(String before, String text) {
        if (!text.equals(before)) {
            check(text);
        }
    }

    /**
     * @param reason null for none given
     * @throws Refusal.Invalid where it is too long, or has control characters other than tabs and line breaks
     */
    public static void checkReason(@Nullable String reason) {
        if (reason != null && reason.length() > LONGEST_REASON) {
            throw new Refusal.Invalid("refusal.reason.long", LONGEST_REASON, reason.length());
        }
        check(reason);
    }

    /** Clean and at most as long as is allowed, for the record of a refusal; an ellipsis says that there was more. */
    public static String shortened(String text) {
        String clean = clean(text);
        return clean.length() > LONGEST ? clean.substring(0, LONGEST - 1) + "…" : clean;
    }

    /** The same without control characters, for texts that are only looked for. */
    public static String clean(String text) {
        return text.codePoints()
                .filter(c -> !Character.isISOControl(c) || c == '\t' || c == '\n' || c == '\r')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
