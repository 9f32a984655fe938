package dev.kunci.operators.password;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds out what makes a password guessable: common passwords, words of the organization and the person, with the usual
 * additions (digits, signs, {@code @} for a, backwards, doubled), and rows of the keyboard.
 */
final class GuessablePassword {

    /** How many characters must be left without such words. */
    static final int OWN = 8;

    private static final int SHORTEST_PART = 4;
    private static final int FEWEST_STEPS = 5;
    private static final String[] ROWS = {"`1234567890-=", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./"};
    private static final String LEET = "0134578@$!|+";
    private static final String LETTERS = "oieastbasilt";

    private final String password;
    private final Set<String> words;

    /** @param words of the organization and the person, in lower case */
    GuessablePassword(String password, Set<String> words) {
        this.password = password.toLowerCase(Locale.ROOT);
        this.words = words;
    }

    /** Whether it repeats itself or follows the keyboard or the alphabet, with few other characters. */
    boolean predictable() {
        int steps = 1;
        for (int i = 1; i < password.length(); i++) {
            if (!follows(password.charAt(i - 1), password.charAt(i))) {
                steps++;
            }
        }
        return steps < FEWEST_STEPS
                || unit(password).length() < OWN
                || password.chars().distinct().count() < 4;
    }

    /** Whether it is a common password or word with at most a few characters around it. */
    boolean common() {
        return made(CommonPasswords::contain);
    }

    /** The words of the organization and the person without which too little is left. */
    Optional<String> ownWords() {
        for (String spelt : List.of(password, plain(password, 'i'), plain(password, 'l'))) {
            List<String> found = words.stream()
                    .filter(word -> word.length() >= SHORTEST_PART && spelt.contains(word))
                    .sorted()
                    .toList();
            if (!found.isEmpty() && without(spelt, found).length() < OWN) {
                return Optional.of(String.join(", ", found));
            }
        }
        return words.stream().filter(word -> made(word::contentEquals)).findFirst();
    }

    private static String without(String spelt, List<String> found) {
        String left = spelt;
        for (String word : found) {
            left = left.replace(word, "");
        }
        return left;
    }

    /** Whether it consists of that, apart from digits and signs at its ends and between its letters. */
    private boolean made(Predicate<CharSequence> of) {
        int length = password.length();
        for (int from = 0; from < OWN && bare(0, from); from++) {
            for (int to = length; to > from && from + length - to < OWN && bare(to, length); to--) {
                if (spellings(password.substring(from, to)).anyMatch(of)) {
                    return true;
                }
            }
        }
        String letters = password.replaceAll("[^\\p{L}\\p{N}]", "");
        return length - letters.length() < OWN && spellings(letters).anyMatch(of);
    }

    /** Whether there are no letters in this range. */
    private boolean bare(int from, int to) {
        return to <= password.length() && password.substring(from, to).chars().noneMatch(Character::isLetter);
    }

    private static Stream<String> spellings(String text) {
        return Stream.of(text, plain(text, 'i'), plain(text, 'l'))
                .map(GuessablePassword::unit)
                .flatMap(word ->
                        Stream.of(word, new StringBuilder(word).reverse().toString()));
    }

    /** @param one the letter that 1 and ! stand for */
    private static String plain(String text, char one) {
        StringBuilder plain = new StringBuilder(text);
        for (int i = 0; i < plain.length(); i++) {
            int at = LEET.indexOf(plain.charAt(i));
            if (at >= 0) {
                char letter = LETTERS.charAt(at);
                plain.setCharAt(i, letter == 'i' ? one : letter);
            }
        }
        return plain.toString();
    }

    /** The part that a text repeats, or the text itself. */
    private static String unit(String text) {
        int again = (text + text).indexOf(text, 1);
        return again < 0 ? text : text.substring(0, again);
    }

    private static boolean follows(char before, char after) {
        if (Math.abs(before - after) <= 1) {
            return true;
        }
        for (String row : ROWS) {
            int at = row.indexOf(before);
            if (at >= 0 && row.indexOf(after) >= 0 && Math.abs(at - row.indexOf(after)) == 1) {
                return true;
            }
        }
        return false;
    }
}
