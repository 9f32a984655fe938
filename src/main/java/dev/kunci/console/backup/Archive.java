package dev.kunci.console.backup;

import dev.kunci.console.system.StartRefused;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A backup that has been read completely and verified once. */
final class Archive implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final ZipFile zip;
    private final Manifest manifest;
    private final @Nullable ManifestSeal seal;
    private final RestoreEvidence.Proof proof;

    private Archive(Path file, ZipFile zip, RestoreEvidence evidence) throws IOException {
        this.file = file;
        this.zip = zip;
        byte[] json = small(zip, Manifest.ENTRY, ArchiveLimits.MANIFEST_BYTES);
        this.manifest = Manifest.of(json);
        if (manifest.format() > Manifest.FORMAT) {
            throw new StartRefused("The backup " + file + " was written by a newer Kunci: restore it with that one.");
        }
        this.seal = zip.getEntry(ManifestSeal.ENTRY) == null
                ? null
                : ManifestSeal.read(small(zip, ManifestSeal.ENTRY, ManifestSeal.MOST_BYTES));
        this.proof = evidence.of(file, manifest, json, seal);
    }

    /** @throws StartRefused if it is not a backup, is too new, or any content differs from what was written */
    static Archive open(Path file, RestoreEvidence evidence) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new StartRefused("The file " + file + " cannot be read.");
        }
        ZipFile zip = null;
        try {
            ArchiveLimits.checkDirectory(file);
            zip = new ZipFile(file.toFile());
            Archive archive = new Archive(file, zip, evidence);
            archive.verify();
            return archive;
        } catch (IOException | IllegalArgumentException | SQLException e) {
            close(zip);
            throw broken(file, e);
        } catch (StartRefused e) {
            close(zip);
            throw e;
        }
    }

    Path file() {
        return file;
    }

    Manifest manifest() {
        return manifest;
    }

    RestoreEvidence.Proof proof() {
        return proof;
    }

    /** The unpacked size of all parts. */
    long bytes() {
        return manifest.parts().mapToLong(this::bytes).sum();
    }

    private long bytes(Manifest.Part part) {
        Long said = part.bytes();
        ZipEntry entry = zip.getEntry(part.entry());
        return said != null ? said : entry == null ? 0 : entry.getSize();
    }

    /** Consumes the content of one part. */
    interface Use {
        void of(InputStream content) throws IOException, SQLException;
    }

    /** Passes on the content of a part and verifies it. */
    void read(Manifest.Part part, Use use) throws IOException, SQLException {
        MessageDigest digest = ArchiveWriter.sha256();
        try (InputStream content = new BufferedInputStream(new DigestInputStream(limited(part), digest), BUFFER)) {
            use.of(content);
            content.transferTo(OutputStream.nullOutputStream());
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(part.sha256())) {
            throw new IOException("the checksum of " + part.name() + " differs");
        }
    }

    private InputStream limited(Manifest.Part part) throws IOException {
        return ArchiveLimits.limited(open(zip, part.entry()), bytes(part), part.name());
    }

    @Override
    public void close() {
        close(zip);
    }

    private void verify() throws IOException, SQLException {
        Set<String> entries = zip.stream().map(ZipEntry::getName).collect(Collectors.toCollection(HashSet::new));
        Set<String> named = manifest.parts().map(Manifest.Part::entry).collect(Collectors.toCollection(HashSet::new));
        named.add(Manifest.ENTRY);
        if (seal != null) {
            named.add(ManifestSeal.ENTRY);
        }
        if (!entries.equals(named) || zip.size() != named.size()) {
            throw new IOException("it does not hold what its manifest names");
        }
        for (Manifest.Part part : manifest.parts().toList()) {
            if (proof == RestoreEvidence.Proof.NONE) {
                ArchiveLimits.checkCompression(zip.getEntry(part.entry()));
            }
            read(part, content -> content.transferTo(OutputStream.nullOutputStream()));
        }
    }

    private static byte[] small(ZipFile zip, String name, int most) throws IOException {
        try (InputStream content = open(zip, name)) {
            byte[] bytes = ArchiveLimits.readSmall(content, most, name);
            CRC32 sum = new CRC32();
            sum.update(bytes);
            if (sum.getValue() != zip.getEntry(name).getCrc()) {
                throw new IOException("the checksum of " + name + " differs");
            }
            return bytes;
        }
    }

    private static InputStream open(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException(name + " is missing");
        }
        return zip.getInputStream(entry);
    }

    private static StartRefused broken(Path file, Exception why) {
        return new StartRefused(
                "The file " + file + " is no whole backup of Kunci, and nothing was restored: " + why.getMessage()
                        + ".",
                why);
    }

    private static void close(@Nullable ZipFile zip) {
        try {
            if (zip != null) {
                zip.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
