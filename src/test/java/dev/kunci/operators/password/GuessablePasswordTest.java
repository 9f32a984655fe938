package dev.kunci.operators.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stranger would try first is found, however it is spelt; several words are let through. */
class GuessablePasswordTest {

    private static final Set<String> WORDS = Set.of("kunci", "ana", "lestari", "analestari", "pelabuhan");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password12",
                "Password123!",
                "P@ssw0rd123!",
                "p455w0rd!!",
                "@dministr@tor1",
                "2026sunshine",
                "drowssap123",
                "sunshinesunshine",
                "pass-word-12",
                "1q2w3e4r5t6y",
                "Rahasia123!",
                "!!!indonesia",
                "bismillah99",
            })
    void commonOnesAreKnownHoweverTheyAreSpelt(String password) {
        assertThat(new GuessablePassword(password, WORDS).common()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aaaaaaaaaaaa",
                "abcdefghij",
                "1234567890",
                "Qwertyuiop",
                "9876543210",
                "xyxyxyxyxyxy",
                "zxcvbnm,./"
            })
    void whatRepeatsItselfOrFollowsTheKeyboardIsPredictable(String password) {
        assertThat(new GuessablePassword(password, WORDS).predictable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kunci-demo",
                "Lestari-2026",
                "Kunc1Kunc1!",
                "ana!!2026!",
                "L3st@ri.Ana",
                "iratsel99!",
                "pelabuhan-kunci-1"
            })
    void namesAreFoundWhereTooLittleElseIsLeft(String password) {
        assertThat(new GuessablePassword(password, WORDS).ownWords()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct-horse-battery",
                "four-words-apart",
                "lestari-walks-along-the-harbour",
                "kunci besi di dasar laut",
                "g7#kQz!mLp2",
                "banana-tree-4",
            })
    void severalWordsAndChanceArePassed(String password) {
        GuessablePassword guessable = new GuessablePassword(password, WORDS);

        assertThat(guessable.predictable()).isFalse();
        assertThat(guessable.common()).isFalse();
        assertThat(guessable.ownWords()).isEmpty();
    }

    @Test
    void itSaysWhichWordsAreToBeLeftOut() {
        assertThat(new GuessablePassword("Pelabuhan-Kunci-1", WORDS).ownWords()).contains("kunci, pelabuhan");
    }

    @Test
    void aOneTimePasswordHasMoreThan128Bits() {
        assertThat(new Passwords().oneTime()).matches("([a-hj-km-np-z2-9]{4}-){6}[a-hj-km-np-z2-9]{4}");
    }
}
