package dev.kunci.management.description;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;

/** The explanations of parameters, fields and errors; the same name is explained once. */
final class Wording {

    private final Properties words = new Properties();

    Wording() {
        try (Reader file = new InputStreamReader(
                new ClassPathResource("words.properties", Wording.class).getInputStream(), StandardCharsets.UTF_8)) {
            words.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A sentence, and marks in brackets before it: {@code boolean} or {@code integer} for the type of a parameter,
     * {@code answers} or {@code requests} for where a field occurs, {@code a
     * b} for all possible values.
     */
    record Word(List<String> marks, String text) {

        boolean is(String mark) {
            return marks.contains(mark);
        }

        List<String> choices() {
            return marks.stream()
                    .filter(mark -> mark.contains("|"))
                    .flatMap(mark -> Arrays.stream(mark.split("\\|", -1)))
                    .toList();
        }
    }

    /** The explanation of the first of these names that has one; an empty one if none has. */
    Word of(String... names) {
        String found = Arrays.stream(names)
                .map(words::getProperty)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        int end = found.startsWith("(") ? found.indexOf(") ") : -1;
        return end < 0
                ? new Word(List.of(), found)
                : new Word(List.of(found.substring(1, end).split(", *", -1)), found.substring(end + 2));
    }

    String text(String... names) {
        return of(names).text();
    }
}
