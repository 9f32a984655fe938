package dev.kunci.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody sees is refused and shown; what people are called is neither. */
class HiddenCharactersTest {

    private static final List<Integer> HIDDEN = List.of(
            0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2028,
            0x2029, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2060, 0x2061, 0x2065, 0x2066, 0x2067, 0x2068, 0x2069,
            0x206F, 0x2800, 0x3164, 0xD800, 0xE000, 0xFE0F, 0xFEFF, 0xFFA0, 0xFFF9, 0xFFFB, 0xFFFF, 0x1BCA0, 0x1D173,
            0x50000, 0xE0001, 0xE0041, 0xE0100, 0xF0000, 0x0085, 0x007F, 0x001B);

    @Test
    void eachIsFoundAndShownWhereItStands() {
        for (int c : HIDDEN) {
            String text = "Weather" + Character.toString(c) + "App";
            assertThat(HiddenCharacters.first(text))
                    .as(HiddenCharacters.name(c))
                    .hasValue(7);
            assertThat(HiddenCharacters.shown(text)).isEqualTo("Weather[" + HiddenCharacters.name(c) + "]App");
            assertThatThrownBy(() -> PlainText.check(text)).isInstanceOf(Refusal.Invalid.class);
        }
        assertThat(HiddenCharacters.shown("a\u202Eb\u200Bc")).isEqualTo("a[U+202E]b[U+200B]c");
        assertThatThrownBy(() -> PlainText.check("a\u202Eb")).isInstanceOfSatisfying(Refusal.Invalid.class, refusal -> {
            assertThat(Sentences.of(refusal))
                    .isEqualTo("The text has a character that cannot be seen, U+202E: a[U+202E]… Take it out.");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Siti Nurhaliza binti Tarudin",
                "Müller-Lüdenscheidt O’Brien",
                "محمد بن عبد الله",
                "می\u200Cخواهم",
                "דוד בן־גוריון",
                "प्रधानमंत्री",
                "क्\u200Dष",
                "ක්\u200Dර",
                "நிலா",
                "葛\uDB40\uDD00城市",
                "東京　支店",
                "서울",
                "Nguyễn Văn A\u0301",
                "ไทย",
                "Family \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 app",
                "\uD83C\uDFF3\uFE0F\u200D\uD83C\uDF08 ❤\uFE0F 1\uFE0F\u20E3",
                "two\nlines\tand a tab",
                "a\u00A0b"
            })
    void namesInEveryScriptStayAsTheyAre(String name) {
        assertThat(HiddenCharacters.first(name)).isEmpty();
        assertThat(HiddenCharacters.shown(name)).isSameAs(name);
        PlainText.check(name);
    }

    @Test
    void aJoinerAtAnEndOrTwiceJoinsNothing() {
        for (String text : List.of(
                "می\u200C", "\u200Cمی", "می\u200C\u200Cخ", "a\u200Cb", "a\u200D\uD83C\uDF08", "❤\uFE0F\uFE0F")) {
            assertThat(HiddenCharacters.first(text))
                    .as(HiddenCharacters.shown(text))
                    .isPresent();
        }
    }
}
