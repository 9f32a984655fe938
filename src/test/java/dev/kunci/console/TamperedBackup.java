package dev.kunci.console;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Rewrites a backup so that its checksums are right and its content is not. */
final class TamperedBackup {
    private static final int HEADER = 30;
    private static final int DESCRIPTOR = 16;

    private TamperedBackup() {}

    static void write(Path source, Path target, String entry, UnaryOperator<String> change) throws Exception {
        Map<String, String> contents = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(source.toFile())) {
            for (ZipEntry found : Collections.list(zip.entries())) {
                contents.put(
                        found.getName(), new String(zip.getInputStream(found).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        String before = contents.getOrDefault(entry, "");
        String after = change.apply(before);
        if (after.equals(before)) {
            throw new IllegalStateException("nothing to change in " + entry);
        }
        contents.put(entry, after);
        if (after.isEmpty()) {
            contents.remove(entry);
        }
        contents.computeIfPresent("manifest.json", (name, json) -> json.replace(digest(before), digest(after)));
        write(target, contents);
    }

    /** For each part of a backup that holds anything, the whole file with one bit of that part changed. */
    static Map<String, byte[]> flipped(Path source) throws IOException {
        byte[] whole = Files.readAllBytes(source);
        Map<String, byte[]> damaged = new LinkedHashMap<>();
        int at = 0;
        try (ZipFile zip = new ZipFile(source.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                int start = at + HEADER + entry.getName().length();
                int length = (int) entry.getCompressedSize();
                if (entry.getSize() > 0) {
                    byte[] copy = whole.clone();
                    copy[start + length / 2] ^= 1;
                    damaged.put(entry.getName(), copy);
                }
                at = start + length + DESCRIPTOR;
            }
        }
        return damaged;
    }

    private static void write(Path target, Map<String, String> contents) throws IOException {
        try (OutputStream out = Files.newOutputStream(target);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (var content : contents.entrySet()) {
                zip.putNextEntry(new ZipEntry(content.getKey()));
                zip.write(content.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
    }

    private static String digest(String content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
