package dev.kunci.console.backup;

import dev.kunci.console.system.StartRefused;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/** A private file that appears under its name complete and on disk, or not at all, and never replaces another. */
final class AtomicFile implements AutoCloseable {
    private final Path target;
    private final Path draft;
    private final FileChannel channel;
    private final OutputStream stream;

    AtomicFile(Path path) throws IOException {
        target = path.toAbsolutePath().normalize();
        refuseOther(target);
        draft = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID());
        channel = FileChannel.open(
                draft,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        stream = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
    }

    static void refuseOther(Path target) {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new StartRefused("The file " + target + " is there already, and nothing is written over it.");
        }
    }

    OutputStream stream() {
        return stream;
    }

    String name() {
        return String.valueOf(target.getFileName());
    }

    void publish() throws IOException {
        stream.flush();
        channel.force(true);
        try {
            Files.createLink(target, draft);
        } catch (FileAlreadyExistsException e) {
            refuseOther(target);
        } catch (IOException | UnsupportedOperationException withoutLinks) {
            Files.move(draft, target);
        }
        Files.deleteIfExists(draft);
        try (FileChannel directory = FileChannel.open(target.resolveSibling("."), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(draft);
    }
}
