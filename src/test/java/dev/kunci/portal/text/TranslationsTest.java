package dev.kunci.portal.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.i18n.I18NProvider;
import dev.kunci.shared.Refusal;
import dev.kunci.shared.Sentences;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Both languages say everything, in sentences of their own. */
class TranslationsTest {

    private static final Path FOLDER = Path.of("src/main/resources/vaadin-i18n");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    private final Properties english = read("translations.properties");
    private final Properties indonesian = read("translations_id.properties");

    @Test
    void englishIsFoundOnAServerOfAnotherLanguage() {
        assertThat(english).hasSizeGreaterThan(150);
        assertThat(read("translations_en.properties")).isEmpty();
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.of("id", "ID"));
        ResourceBundle.clearCache();
        try {
            I18NProvider portal = new Languages().translations();
            for (Locale chosen : List.of(Locale.ENGLISH, Locale.UK)) {
                assertThat(portal.getTranslation("refusal.unknown.app", chosen)).isEqualTo("There is no such app.");
            }
            assertThat(Sentences.of(new Refusal.NotFound("refusal.unknown.app")))
                    .isEqualTo("There is no such app.");
            assertThat(portal.getTranslation("refusal.unknown.app", Locale.of("id")))
                    .isEqualTo(indonesian.get("refusal.unknown.app"))
                    .isNotEqualTo("There is no such app.");
        } finally {
            Locale.setDefault(before);
            ResourceBundle.clearCache();
        }
    }

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(indonesian.keySet()).isEqualTo(english.keySet());
    }

    @Test
    void noSentenceIsBlankOrHasAnApostropheThatAFormatWouldSwallow() {
        for (Properties language : List.of(english, indonesian)) {
            language.forEach((key, text) ->
                    assertThat(text.toString()).as(key.toString()).isNotBlank().doesNotContain("'"));
        }
    }

    @Test
    void bothLanguagesFillInTheSameArguments() {
        english.forEach((key, text) -> assertThat(places(indonesian.get(key)))
                .as(key.toString())
                .containsExactlyInAnyOrderElementsOf(places(text)));
    }

    @Test
    void everyKeyThatCodeNamesIsThere() throws IOException {
        Pattern refusal = Pattern.compile("\"(refusal\\.[a-z.-]*[a-z])\"");
        Pattern text = Pattern.compile("Texts\\.of\\(\\s*\"([a-z][a-zA-Z.-]*[a-z])\"\\s*[,)]");
        List<String> named = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String source = Files.readString(file);
                for (Pattern pattern : List.of(refusal, text)) {
                    pattern.matcher(source).results().forEach(found -> named.add(found.group(1)));
                }
            }
        }
        assertThat(named).hasSizeGreaterThan(100);
        assertThat(english.keySet()).containsAll(named);
    }

    private static List<String> places(Object text) {
        Matcher matcher = PLACE.matcher(text.toString());
        return matcher.results().map(found -> found.group()).distinct().toList();
    }

    private static Properties read(String file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(FOLDER.resolve(file))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return properties;
    }
}
