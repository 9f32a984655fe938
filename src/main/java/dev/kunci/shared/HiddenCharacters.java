package dev.kunci.shared;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The one rule for characters that are invisible or change the direction of the text around them, so that names that
 * look alike have the same letters. Names in any script stay possible: joiners are allowed between letters of scripts
 * that need them (Persian, Hindi) and between the parts of an emoji, and so are variation selectors after what they
 * vary, and the few format characters of Arabic that are visible.
 */
public final class HiddenCharacters {

    private static final int NON_JOINER = 0x200C;
    private static final int JOINER = 0x200D;

    /**
     * Letters and marks that are drawn as nothing: fillers of Hangul, the blank of Braille, vowels of Khmer, joiners.
     */
    private static final Set<Integer> BLANK = Set.of(
            0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x2065, 0x2800, 0x3164, 0xFFA0);

    /** Characters that Unicode calls formats and that are visible. */
    private static final Set<Integer> DRAWN = Set.of(
            0x0600, 0x0601, 0x0602, 0x0603, 0x0604, 0x0605, 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0x110BD, 0x110CD);

    /** Scripts in which a joiner between two letters changes their form. */
    private static final Set<UnicodeScript> JOINING = EnumSet.of(
            UnicodeScript.ARABIC,
            UnicodeScript.SYRIAC,
            UnicodeScript.MONGOLIAN,
            UnicodeScript.NKO,
            UnicodeScript.DEVANAGARI,
            UnicodeScript.BENGALI,
            UnicodeScript.GURMUKHI,
            UnicodeScript.GUJARATI,
            UnicodeScript.ORIYA,
            UnicodeScript.TAMIL,
            UnicodeScript.TELUGU,
            UnicodeScript.KANNADA,
            UnicodeScript.MALAYALAM,
            UnicodeScript.SINHALA,
            UnicodeScript.TIBETAN,
            UnicodeScript.MYANMAR,
            UnicodeScript.KHMER,
            UnicodeScript.BALINESE,
            UnicodeScript.JAVANESE,
            UnicodeScript.SUNDANESE);

    private HiddenCharacters() {}

    /** @return the index of the first one, empty if there is none; tabs and line breaks are allowed */
    public static OptionalInt first(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (text.charAt(i) > '~' || text.charAt(i) < ' ') {
                if (hidden(text, i)) {
                    return OptionalInt.of(i);
                }
            }
        }
        return OptionalInt.empty();
    }

    /** The text with each hidden character made visible, as {@code [U+202E]}; most texts are returned unchanged. */
    public static String shown(String text) {
        if (first(text).isEmpty()) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (hidden(text, i)) {
                shown.append('[').append(name(text.codePointAt(i))).append(']');
            } else {
                shown.appendCodePoint(text.codePointAt(i));
            }
        }
        return shown.toString();
    }

    /** The common name of a character: {@code U+202E}. */
    public static String name(int character) {
        return String.format(Locale.ROOT, "U+%04X", character);
    }

    private static boolean hidden(String text, int at) {
        int c = text.codePointAt(at);
        if (BLANK.contains(c)) {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c != '\t' && c != '\n' && c != '\r';
            case Character.FORMAT -> !DRAWN.contains(c) && !((c == JOINER || c == NON_JOINER) && joins(text, at));
            case Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> varies(c) && !isVaried(text, at);
        };
    }

    private static boolean joins(String text, int at) {
        if (at == 0 || at + 1 >= text.length()) {
            return false;
        }
        int before = text.codePointBefore(at);
        int after = text.codePointAt(at + 1);
        boolean letters = isJoining(before) && isJoining(after);
        boolean emoji = text.charAt(at) == JOINER
                && Character.isExtendedPictographic(after)
                && (Character.isEmoji(before) && before > '9' || varies(before));
        return letters || emoji;
    }

    private static boolean isJoining(int c) {
        boolean letter = Character.isLetter(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
        return letter && JOINING.contains(UnicodeScript.of(c));
    }

    private static boolean varies(int c) {
        return c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0100 && c <= 0xE01EF;
    }

    /** One selector after an ideograph, a symbol or an emoji changes its form. */
    private static boolean isVaried(String text, int at) {
        int before = at == 0 ? ' ' : text.codePointBefore(at);
        return Character.isIdeographic(before)
                || Character.isEmoji(before)
                || !varies(before) && (Character.getType(before) == Character.MATH_SYMBOL || isJoining(before));
    }
}
