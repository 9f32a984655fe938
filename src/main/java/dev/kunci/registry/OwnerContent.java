package dev.kunci.registry;

import dev.kunci.registry.value.Attribute;
import dev.kunci.shared.PlainText;
import dev.kunci.shared.Refusal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The editable fields of a developer or an app group, so that both are checked, recorded and saved in the same way. */
public sealed interface OwnerContent permits DeveloperContent, AppGroupContent {

    /** The longest name, and the longest of most other fields. */
    int LONGEST = 255;

    /** The identifying name: an e-mail address, or the name of an app group. */
    String name();

    /** The display name, empty if there is none. */
    String title();

    List<Attribute> attributes();

    /** A trimmed copy. */
    OwnerContent stripped();

    /**
     * @param before stored values that are not checked again, null for a new owner
     * @throws Refusal.Invalid if a field breaks its rule
     */
    void check(@Nullable OwnerContent before);

    /** Every field by its name, for the audit log. */
    Map<String, Object> fields();

    /** Checks a single-line field, unless it is unchanged. */
    static void checkLine(String before, String line) {
        if (line.equals(before)) {
            return;
        }
        PlainText.check(line);
        if (line.length() > LONGEST) {
            throw new Refusal.Invalid("refusal.text.long", LONGEST);
        }
    }
}
