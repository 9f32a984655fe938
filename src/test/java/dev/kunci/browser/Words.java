package dev.kunci.browser;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** The texts of the portal in one language, so that a story finds the same things in both. */
final class Words {

    private final Locale language;
    private final Properties texts = new Properties();

    Words(String language) {
        this.language = Locale.of(language);
        String suffix = language.equals("en") ? "" : "_" + language;
        Path file = Path.of("src/main/resources/vaadin-i18n/translations" + suffix + ".properties");
        try (Reader reader = Files.newBufferedReader(file)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String of(String key, Object... arguments) {
        String text = Objects.requireNonNull(texts.getProperty(key), key);
        return arguments.length == 0 ? text : new MessageFormat(text, language).format(arguments);
    }

    String language() {
        return language.getLanguage();
    }

    /** The sentences that are said otherwise in the other language. */
    Set<String> notIn(Words other) {
        return texts.stringPropertyNames().stream()
                .filter(key -> !of(key).equals(other.of(key)))
                .map(this::of)
                .filter(text -> !other.texts.containsValue(text))
                .collect(Collectors.toSet());
    }
}
