package dev.kunci.console.backup;

import dev.kunci.vault.KeyVault;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the format of a backup: a zip file with tables as COPY gives them, which any tool can open, and their digests
 * last.
 */
final class ArchiveWriter {
    private static final int BUFFER = 1 << 16;

    private final ZipOutputStream zip;

    ArchiveWriter(OutputStream out) {
        this.zip = new ZipOutputStream(out);
    }

    /** Writes the content of one part and returns its number of rows. */
    interface Content {
        long writeTo(OutputStream out) throws IOException, SQLException;
    }

    Manifest.Part add(String name, List<String> columns, Content content) throws IOException, SQLException {
        MessageDigest digest = sha256();
        zip.putNextEntry(new ZipEntry(new Manifest.Part(name, columns, 0, null, "").entry()));
        var unclosed = new Unclosed(zip);
        var out = new BufferedOutputStream(new DigestOutputStream(unclosed, digest), BUFFER);
        long rows = content.writeTo(out);
        out.flush();
        zip.closeEntry();
        return new Manifest.Part(
                name, columns, rows, unclosed.written, HexFormat.of().formatHex(digest.digest()));
    }

    /** @param vault null if there are no keysets to sign with */
    void finish(Manifest manifest, @Nullable KeyVault vault) throws IOException {
        byte[] json = manifest.json();
        add(Manifest.ENTRY, json);
        if (vault != null) {
            add(ManifestSeal.ENTRY, ManifestSeal.of(vault, json).bytes());
        }
        zip.finish();
        zip.flush();
    }

    private void add(String entry, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(entry));
        zip.write(content);
        zip.closeEntry();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Unclosed extends FilterOutputStream {
        private long written;

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            written += length;
        }

        @Override
        public void close() {
            // The zip continues with its next entry.
        }
    }
}
