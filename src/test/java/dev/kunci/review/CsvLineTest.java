package dev.kunci.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** No cell is a formula, whatever a spreadsheet takes for the end of the one before it. */
class CsvLineTest {

    private static String line(String cell) {
        return CsvLine.of("a", cell).strip();
    }

    @Test
    void whatBeginsAFormulaBeginsWithAnApostrophe() {
        for (String sign : List.of("=", "+", "-", "@", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20")) {
            assertThat(line(sign + "1")).isEqualTo("a,'" + sign + "1");
            assertThat(line("x;" + sign + "1")).isEqualTo("a,\"x;'" + sign + "1\"");
            assertThat(line("x; " + sign + "1")).isEqualTo("a,\"x; '" + sign + "1\"");
            assertThat(line("x;\"" + sign + "1")).isEqualTo("a,\"x;\"\"'" + sign + "1\"");
            assertThat(line("x\t" + sign + "1")).isEqualTo("a,\"x\t'" + sign + "1\"");
            assertThat(line("x\n" + sign + "1")).isEqualTo("a,\"x\n'" + sign + "1\"");
            assertThat(line("x\r" + sign + "1")).isEqualTo("a,\"x\r'" + sign + "1\"");
            assertThat(line("\t" + sign + "1")).isEqualTo("a,\"'\t'" + sign + "1\"");
            assertThat(line("\u00A0" + sign + "1")).isEqualTo("a,\u00A0'" + sign + "1");
            assertThat(line("x" + sign + "1")).isEqualTo("a,x" + sign + "1");
        }
        assertThat(line("\tx")).isEqualTo("a,\"'\tx\"");
        assertThat(line("\rx")).isEqualTo("a,\"'\rx\"");
        assertThat(line("{\"a\":\"-1\",\"b\":-1}")).isEqualTo("a,\"{\"\"a\"\":\"\"-1\"\",\"\"b\"\":-1}\"");
    }

    @Test
    void whatNobodySeesIsShown() {
        assertThat(line("\u200B=1")).isEqualTo("a,[U+200B]=1");
        assertThat(line("gpj\u202Eexe")).isEqualTo("a,gpj[U+202E]exe");
    }
}
