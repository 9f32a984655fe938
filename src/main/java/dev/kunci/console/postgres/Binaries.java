package dev.kunci.console.postgres;

import dev.kunci.console.system.FileTrees;
import dev.kunci.console.system.StartRefused;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * Unpacks the bundled PostgreSQL once, under a name that depends on its content, so that an upgrade never mixes two
 * versions.
 */
final class Binaries {
    private static final int DIGEST_CHARACTERS = 12;

    private Binaries() {}

    static Path unpack(Path parent) throws IOException {
        String bundle = bundle(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
        Path target = parent.resolve("binaries-" + digest(bundle));
        if (!Files.exists(target)) {
            Path draft = parent.resolve("binaries.new");
            FileTrees.delete(draft);
            // Nobody else can access the programs until they are complete and have their permissions.
            FileTrees.makePrivate(draft);
            extract(bundle, draft);
            Files.setPosixFilePermissions(draft, FileTrees.DIRECTORY);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        }
        return target;
    }

    static String bundle(String system, String processor) {
        String arch = processor.equals("aarch64") ? "arm_64" : processor.equals("amd64") ? "x86_64" : processor;
        String os = system.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : system.toLowerCase(Locale.ROOT);
        String name = "/postgres-" + os + "-" + arch + ".txz";
        if (Binaries.class.getResource(name) == null) {
            throw new StartRefused("Kunci brings no PostgreSQL for " + system + " on " + processor
                    + ": set KUNCI_DB_URL, KUNCI_DB_USER and KUNCI_DB_PASSWORD to use one of yours.");
        }
        return name;
    }

    private static String digest(String bundle) throws IOException {
        try (InputStream content = open(bundle)) {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(content, sha256).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(sha256.digest()).substring(0, DIGEST_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void extract(String bundle, Path target) throws IOException {
        try (InputStream content = open(bundle);
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(content))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("Entry outside the archive: " + entry.getName());
                }
                if (!entry.getName().endsWith(".a")) {
                    write(tar, entry, path);
                }
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            FileTrees.createDirectories(path);
            return;
        }
        FileTrees.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, path);
            FileTrees.setMode(path, entry.getMode());
        }
    }

    private static InputStream open(String bundle) throws IOException {
        InputStream content = Binaries.class.getResourceAsStream(bundle);
        if (content == null) {
            throw new IOException("Missing from the class path: " + bundle);
        }
        return new BufferedInputStream(content);
    }
}
