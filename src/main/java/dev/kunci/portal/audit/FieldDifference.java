package dev.kunci.portal.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** The difference between two states of one field: the pieces of each side, marked as common or its own. */
record FieldDifference(List<Piece> before, List<Piece> after) {

    /** @param own whether the other side does not have it */
    record Piece(String text, boolean own) {}

    /** Of two lists, item by item; repeated items count separately. */
    static FieldDifference ofItems(List<String> before, List<String> after) {
        return new FieldDifference(marked(before, after), marked(after, before));
    }

    private static List<Piece> marked(List<String> side, List<String> other) {
        List<String> left = new ArrayList<>(other);
        return side.stream().map(item -> new Piece(item, !left.remove(item))).toList();
    }

    /** Of two texts: a common beginning and end are kept, in whole words. */
    static FieldDifference ofTexts(String before, String after) {
        if (before.equals(after)) {
            return new FieldDifference(List.of(new Piece(before, false)), List.of(new Piece(after, false)));
        }
        int shorter = Math.min(before.length(), after.length());
        int start = 0;
        while (start < shorter && before.charAt(start) == after.charAt(start)) {
            start++;
        }
        while (start > 0 && (inWord(before, start) || inWord(after, start))) {
            start--;
        }
        int end = 0;
        while (end < shorter - start
                && before.charAt(before.length() - 1 - end) == after.charAt(after.length() - 1 - end)) {
            end++;
        }
        while (end > 0 && (inWord(before, before.length() - end) || inWord(after, after.length() - end))) {
            end--;
        }
        return new FieldDifference(pieces(before, start, end), pieces(after, start, end));
    }

    private static boolean inWord(String text, int at) {
        return at > 0
                && at < text.length()
                && Character.isLetterOrDigit(text.charAt(at - 1))
                && Character.isLetterOrDigit(text.charAt(at));
    }

    private static List<Piece> pieces(String text, int start, int end) {
        List<Piece> pieces = new ArrayList<>();
        BiConsumer<String, Boolean> add = (part, own) -> {
            if (!part.isEmpty()) {
                pieces.add(new Piece(part, own));
            }
        };
        add.accept(text.substring(0, start), false);
        add.accept(text.substring(start, text.length() - end), true);
        add.accept(text.substring(text.length() - end), false);
        return pieces;
    }
}
