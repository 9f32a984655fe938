package dev.kunci.console.system;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/** A small file that is read and written without following links: written under another name and moved into place. */
public final class PlainFile {
    public static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final int MOST_BYTES = 1 << 16;

    private PlainFile() {}

    public static String read(Path file) throws IOException {
        refuseOther(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            ByteBuffer content = ByteBuffer.allocate(MOST_BYTES);
            while (content.hasRemaining() && channel.read(content) >= 0) {
                continue;
            }
            return StandardCharsets.UTF_8.decode(content.flip()).toString();
        }
    }

    /** Readable only by its owner. */
    public static void writePrivate(Path file, String text) throws IOException {
        write(file, text, "rw-------");
    }

    /** Readable by everybody, because another account has to read it. */
    public static void writeReadable(Path file, String text) throws IOException {
        write(file, text, "rw-r--r--");
    }

    private static void write(Path file, String text, String permissions) throws IOException {
        refuseOther(file);
        Path draft = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
        try {
            create(draft, text);
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString(permissions));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /**
     * A new private file, opened once, so that nobody who can write in the directory can put a link there in between.
     */
    private static void create(Path file, String text) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), PRIVATE)) {
            ByteBuffer content = StandardCharsets.UTF_8.encode(text);
            while (content.hasRemaining()) {
                channel.write(content);
            }
        }
    }

    /** @throws StartRefused if a link or anything else that is not a regular file is there */
    public static void refuseOther(Path file) {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new StartRefused(file + " must be a file of Kunci's own, and is "
                    + (Files.isSymbolicLink(file) ? "a link" : "none") + ": move it away.");
        }
    }
}
