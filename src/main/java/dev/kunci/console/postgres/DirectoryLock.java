package dev.kunci.console.postgres;

import dev.kunci.console.system.PlainFile;
import dev.kunci.console.system.StartRefused;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps two Kuncis from using one data directory, and tells console commands the port of the running PostgreSQL. */
final class DirectoryLock implements AutoCloseable {
    static final String FILE = "kunci.lock";
    // A file lock belongs to the whole process and is lost when any of its channels closes, so locks within this
    // process are tracked here.
    private static final Map<Path, DirectoryLock> HELD_HERE = new ConcurrentHashMap<>();

    /** The holder of a data directory: the process, what it does, and the port of its PostgreSQL (0 while starting). */
    record Holder(long pid, boolean portal, int port) {}

    private final Path file;
    private final FileChannel channel;
    private volatile Holder holder;

    private DirectoryLock(Path file, FileChannel channel, Holder holder) {
        this.file = file;
        this.channel = channel;
        this.holder = holder;
    }

    /** Empty if another Kunci has it. */
    static Optional<DirectoryLock> tryAcquire(Path dataDirectory, boolean portal) throws IOException {
        Path file = dataDirectory.toRealPath().resolve(FILE);
        synchronized (HELD_HERE) {
            if (HELD_HERE.containsKey(file)) {
                return Optional.empty();
            }
            ServerHome.requireOwn(dataDirectory, file);
            PlainFile.refuseOther(file);
            boolean shared = isOpenToOthers(file);
            FileChannel channel = FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                    PlainFile.PRIVATE);
            if (channel.tryLock() == null) {
                if (!shared || isAlive(holder(dataDirectory))) {
                    channel.close();
                    return Optional.empty();
                }
                channel.close();
            }
            try {
                ServerHome.requireOwn(dataDirectory, null);
            } catch (StartRefused e) {
                channel.close();
                throw e;
            }
            if (shared) {
                channel = replace(file);
            }
            DirectoryLock lock = new DirectoryLock(
                    file, channel, new Holder(ProcessHandle.current().pid(), portal, 0));
            HELD_HERE.put(file, lock);
            lock.write();
            return Optional.of(lock);
        }
    }

    /** A file of an older Kunci may be open to others, and whoever can open it can hold a lock on it. */
    private static boolean isOpenToOthers(Path file) throws IOException {
        return Files.exists(file)
                && !PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                        .endsWith("------");
    }

    private static boolean isAlive(Holder holder) {
        return ProcessHandle.of(holder.pid()).filter(ProcessHandle::isAlive).isPresent();
    }

    /** Replaces the file by a new one that nobody has open and that is locked before it is visible. */
    private static FileChannel replace(Path file) throws IOException {
        Path draft = file.resolveSibling(FILE + "." + UUID.randomUUID());
        FileChannel channel = FileChannel.open(
                draft, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), PlainFile.PRIVATE);
        channel.lock();
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        return channel;
    }

    static Holder holder(Path dataDirectory) throws IOException {
        Path file = dataDirectory.toRealPath().resolve(FILE);
        DirectoryLock here = HELD_HERE.get(file);
        if (here != null) {
            return here.holder;
        }
        Properties properties = new Properties();
        properties.load(new StringReader(PlainFile.read(file)));
        return new Holder(
                Long.parseLong(properties.getProperty("pid", "0")),
                Boolean.parseBoolean(properties.getProperty("portal", "true")),
                Integer.parseInt(properties.getProperty("postgres.port", "0")));
    }

    boolean isHeld() {
        return channel.isOpen();
    }

    void publishPort(int port) throws IOException {
        holder = new Holder(holder.pid(), holder.portal(), port);
        write();
    }

    private void write() throws IOException {
        byte[] text = "pid=%d%nportal=%s%npostgres.port=%d%n"
                .formatted(holder.pid(), holder.portal(), holder.port())
                .getBytes(StandardCharsets.UTF_8);
        channel.write(ByteBuffer.wrap(text), 0);
        channel.truncate(text.length);
    }

    @Override
    public void close() throws IOException {
        synchronized (HELD_HERE) {
            HELD_HERE.remove(file);
            channel.truncate(0);
            channel.close();
        }
    }
}
