package dev.kunci.registry;

import dev.kunci.registry.value.Attribute;
import dev.kunci.shared.PlainText;
import dev.kunci.shared.Refusal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people write about a developer or an app group, so that both are checked, recorded and saved in one way. */
public sealed interface OwnerContent permits DeveloperContent, AppGroupContent {

    /** The longest name, and the longest of most other fields. */
    int LONGEST = 255;

    /** What the owner is known by: an e-mail address, or the name of an app group. */
    String name();

    /** What people call it, empty where nobody said. */
    String title();

    List<Attribute> attributes();

    /** The same without the spaces around it. */
    OwnerContent stripped();

    /**
     * @param before what stands already and is not checked again, null for a new owner
     * @throws Refusal.Invalid where a field breaks its rule
     */
    void check(@Nullable OwnerContent before);

    /** Every field by its name, for the record. */
    Map<String, Object> fields();

    /** Checks a field of one line, unless it stays as it was. */
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
