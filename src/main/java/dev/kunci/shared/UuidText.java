package dev.kunci.shared;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Tells a whole UUID from other text; {@link UUID#fromString} would also take shorter groups of digits. */
public final class UuidText {

    private static final Pattern WHOLE = Pattern.compile("[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");

    private UuidText() {}

    public static boolean isOne(String text) {
        return WHOLE.matcher(text).matches();
    }

    /** The UUID that a text is, empty where it is none. */
    public static Optional<UUID> parse(String text) {
        return isOne(text) ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
