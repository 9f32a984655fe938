package dev.kunci.operators.password;

import dev.kunci.operators.Operator;
import dev.kunci.shared.Refusal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rules for a password that a person chooses: long enough, and nothing that an attacker would try first. */
@Component
public class PasswordRules {

    static final int SHORTEST = 10;
    static final int LONGEST = 256;
    private static final int SHORTEST_WORD = 3;
    private static final Set<String> PRODUCT = Set.of("kunci", "portal", "approver", "apikey", "password", "katasandi");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final String NAMES = """
            select g.name from organization g join membership m on m.organization_id = g.id where m.operator_id = :operator
            union all
            select g.display_name from organization g join membership m on m.organization_id = g.id
              where m.operator_id = :operator
            """;

    private final JdbcClient jdbc;

    PasswordRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws Refusal.Invalid saying what to change */
    public void check(String password, Operator operator) {
        if (password.length() < SHORTEST) {
            throw new Refusal.Invalid("refusal.password.short", SHORTEST);
        }
        if (password.length() > LONGEST) {
            throw new Refusal.Invalid("refusal.password.long", LONGEST);
        }
        GuessablePassword guessable = new GuessablePassword(password, words(operator));
        if (guessable.predictable()) {
            throw new Refusal.Invalid("refusal.password.guessable");
        }
        guessable.ownWords().ifPresent(words -> {
            throw new Refusal.Invalid("refusal.password.words", words, GuessablePassword.OWN);
        });
        if (guessable.common()) {
            throw new Refusal.Invalid("refusal.password.common");
        }
    }

    /** The words of the product, the person, their address and their organizations. */
    private Set<String> words(Operator operator) {
        Set<String> words = new HashSet<>(PRODUCT);
        add(words, operator.name());
        add(words, withoutEnding(operator.email()));
        jdbc.sql(NAMES)
                .param("operator", operator.id())
                .query(String.class)
                .list()
                .forEach(name -> add(words, name));
        return words;
    }

    /** Adds the words of a name, and the name as one word. */
    private static void add(Set<String> words, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        Arrays.stream(BETWEEN_WORDS.split(lower)).forEach(word -> addWord(words, word));
        addWord(words, BETWEEN_WORDS.matcher(lower).replaceAll(""));
    }

    private static void addWord(Set<String> words, String word) {
        if (word.length() >= SHORTEST_WORD) {
            words.add(word);
        }
    }

    /** An address without its top-level domain. */
    private static String withoutEnding(String email) {
        int dot = email.lastIndexOf('.');
        return dot > email.indexOf('@') ? email.substring(0, dot) : email;
    }
}
