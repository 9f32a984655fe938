package dev.kunci.shared;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Recognizes complete UUIDs; {@link UUID#fromString} would also accept shorter groups of digits. */
public final class UuidText {

    private static final Pattern WHOLE = Pattern.compile("[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");

    private UuidText() {}

    public static boolean isOne(String text) {
        return WHOLE.matcher(text).matches();
    }

    /** The UUID, empty if the text is not one. */
    public static Optional<UUID> parse(String text) {
        return isOne(text) ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
