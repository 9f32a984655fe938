package dev.kunci.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.security.GeneralSecurityException;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.BeanCreationException;

/** The file with the two keysets. Whoever has both this file and the database has the consumer keys. */
public final class KeysetFile {

    private final Path path;

    public KeysetFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    public boolean exists() {
        return Files.exists(path);
    }

    /** Creates new keysets; if another process was faster, its file is used. */
    public void create() {
        try {
            Files.createDirectories(path.getParent());
            Path draft = draft(path, Keysets.fresh());
            try {
                Files.createLink(path, draft);
            } catch (FileAlreadyExistsException faster) {
                return;
            } finally {
                Files.delete(draft);
            }
        } catch (IOException | GeneralSecurityException e) {
            throw unwritable(e);
        }
    }

    /** Replaces the keysets atomically; the file keeps its owner. */
    public void replace(Keysets keysets) {
        try {
            Path target = path.toRealPath();
            UserPrincipal owner = Files.getOwner(target, LinkOption.NOFOLLOW_LINKS);
            Path draft = draft(target, keysets);
            try {
                if (!Files.getOwner(draft, LinkOption.NOFOLLOW_LINKS).equals(owner)) {
                    Files.setOwner(draft, owner);
                }
                Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException | GeneralSecurityException e) {
            throw unwritable(e);
        }
    }

    /** The vault, writing with the keys that the file names. */
    KeyVault open() {
        return new KeyVault(this, read());
    }

    public Keysets read() {
        try {
            return Keysets.parse(Files.readString(path));
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new BeanCreationException(
                    "The keysets file " + path + " cannot be read: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("it is damaged"),
                    e);
        }
    }

    /** Changes whenever the file changes. */
    public String stamp() {
        try {
            BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
            return file.lastModifiedTime() + " " + file.size() + " " + file.fileKey();
        } catch (IOException unreadable) {
            return "";
        }
    }

    private static Path draft(Path target, Keysets keysets) throws IOException, GeneralSecurityException {
        Path draft = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID());
        // Opened once, so that nobody who can write in the directory can put a link there in between.
        try (FileChannel channel = FileChannel.open(
                draft,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer content = StandardCharsets.UTF_8.encode(keysets.text());
            while (content.hasRemaining()) {
                channel.write(content);
            }
            // The keys are on disk before anything is stored under them.
            channel.force(true);
        }
        return draft;
    }

    private BeanCreationException unwritable(Exception e) {
        return new BeanCreationException("The keysets file " + path + " cannot be written: " + e.getMessage(), e);
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
