package dev.kunci.registry.value;

import dev.kunci.shared.PlainText;
import dev.kunci.shared.Refusal;
import java.util.regex.Pattern;

/** Recognizes e-mail addresses by their form; whether mail arrives there is another question. */
public final class EmailAddress {

    /** The longest address mail can be sent to (RFC 5321). */
    private static final int LONGEST = 254;

    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s\\p{Z}@,;:<>()\"]+@[^\\s\\p{Z}@,;:<>()\".]+(\\.[^\\s\\p{Z}@,;:<>()\".]+)*");

    private EmailAddress() {}

    /** Whether it has the form of an address. */
    public static boolean isOne(String text) {
        return text.length() <= LONGEST && ADDRESS.matcher(text).matches();
    }

    /** @throws Refusal.Invalid saying what is missing */
    public static void check(String text) {
        PlainText.check(text);
        if (text.isBlank()) {
            throw new Refusal.Invalid("refusal.email.empty");
        }
        if (text.length() > LONGEST) {
            throw new Refusal.Invalid("refusal.text.long", LONGEST);
        }
        if (!isOne(text)) {
            throw new Refusal.Invalid("refusal.email", text);
        }
    }
}
