package dev.kunci.importer.file;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells whether two objects of a file have the same content, whatever the order of their fields. */
public final class Fingerprint {

    private final MessageDigest digest;

    public Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }

    /** Half of a hash of the value: equal fingerprints mean equal values. */
    public UUID of(LocatedValue value) {
        add(value);
        ByteBuffer bytes = ByteBuffer.wrap(digest.digest());
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private void add(LocatedValue value) {
        Map<String, LocatedValue> object = value.object();
        if (object != null) {
            digest.update((byte) '{');
            new TreeMap<>(object).forEach((name, field) -> {
                text(name);
                add(field);
            });
            digest.update((byte) '}');
        } else if (value.array() instanceof List<LocatedValue> array) {
            digest.update((byte) '[');
            array.forEach(this::add);
            digest.update((byte) ']');
        } else {
            scalar(value.content());
        }
    }

    private void scalar(@Nullable Object content) {
        if (content instanceof String text) {
            text(text);
        } else {
            digest.update((byte) 'v');
            text(String.valueOf(content));
        }
    }

    private void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(
                ByteBuffer.allocate(5).put((byte) '"').putInt(bytes.length).array());
        digest.update(bytes);
    }
}
