package dev.kunci.operators.signin;

import dev.kunci.shared.PlainText;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A browser's own description, shortened to what a person recognizes: {@code Firefox 128, Linux}. */
final class UserAgent {

    private static final int LONGEST = 60;

    /** The first match counts: many browsers also name those they resemble. */
    private static final List<Name> PROGRAMS = List.of(
            new Name("Edge", Pattern.compile("Edg(?:e|A|iOS)?/(\\d+)")),
            new Name("Opera", Pattern.compile("OPR/(\\d+)")),
            new Name("Firefox", Pattern.compile("(?:Firefox|FxiOS)/(\\d+)")),
            new Name("Chrome", Pattern.compile("(?:Chrome|CriOS)/(\\d+)")),
            new Name("Safari", Pattern.compile("Version/(\\d+).*Safari/")));

    private static final List<Name> SYSTEMS = List.of(
            new Name("Windows", Pattern.compile("Windows()")),
            new Name("Android", Pattern.compile("Android()")),
            new Name("iOS", Pattern.compile("(?:iPhone|iPad)()")),
            new Name("macOS", Pattern.compile("Mac OS X()")),
            new Name("Linux", Pattern.compile("Linux()")));

    private UserAgent() {}

    private record Name(String text, Pattern sign) {
        Optional<String> in(String userAgent) {
            return sign.matcher(userAgent).results().findFirst().map(this::words);
        }

        private String words(MatchResult found) {
            return (text + " " + found.group(1)).strip();
        }
    }

    static @Nullable String shorten(@Nullable String userAgent) {
        if (userAgent == null || userAgent.isBlank()) {
            return null;
        }
        Optional<String> program = first(PROGRAMS, userAgent);
        Optional<String> system = first(SYSTEMS, userAgent);
        if (program.isEmpty()) {
            String clean = PlainText.clean(userAgent).strip();
            return clean.substring(0, Math.min(clean.length(), LONGEST));
        }
        return program.get() + system.map(name -> ", " + name).orElse("");
    }

    private static Optional<String> first(List<Name> names, String userAgent) {
        return names.stream().flatMap(name -> name.in(userAgent).stream()).findFirst();
    }
}
