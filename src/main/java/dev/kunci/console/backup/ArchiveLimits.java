package dev.kunci.console.backup;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.zip.ZipEntry;

/** Limits on what reading a backup may cost: each size is checked before that much is read. */
final class ArchiveLimits {
    static final int MANIFEST_BYTES = 1 << 20;
    private static final int ENTRIES = 1000;
    private static final int DIRECTORY_BYTES = 1 << 20;
    private static final int LINE_BYTES = 1 << 26;
    private static final long SMALL = 1 << 24;
    /** Rows contain ids, which do not compress beyond this. */
    private static final int TIMES = 250;

    private static final int END_BYTES = 22;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_ENTRIES = 10;
    private static final int END_DIRECTORY = 12;
    private static final int END_COMMENT = 20;

    private ArchiveLimits() {}

    /** The directory at the end of a zip file, which is read into memory as a whole. */
    static void checkDirectory(Path file) throws IOException {
        try (RandomAccessFile zip = new RandomAccessFile(file.toFile(), "r")) {
            if (zip.length() < END_BYTES) {
                throw new IOException("it is too short");
            }
            byte[] bytes = new byte[END_BYTES];
            zip.seek(zip.length() - END_BYTES);
            zip.readFully(bytes);
            ByteBuffer end = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            if (end.getInt(0) != END_SIGNATURE || end.getShort(END_COMMENT) != 0) {
                throw new IOException("its end is missing");
            }
            if (Short.toUnsignedInt(end.getShort(END_ENTRIES)) > ENTRIES
                    || Integer.toUnsignedLong(end.getInt(END_DIRECTORY)) > DIRECTORY_BYTES) {
                throw new IOException("its directory is larger than that of a backup can be");
            }
        }
    }

    static byte[] readSmall(InputStream content, int most, String name) throws IOException {
        byte[] bytes = content.readNBytes(most + 1);
        if (bytes.length > most) {
            throw new IOException(name + " is larger than it can be");
        }
        return bytes;
    }

    /** For content that nothing proves to be written by Kunci. */
    static void checkCompression(ZipEntry entry) throws IOException {
        if (entry.getSize() > SMALL && entry.getSize() / TIMES > entry.getCompressedSize()) {
            throw new IOException(entry.getName() + " unpacks to more than " + TIMES + " times its size");
        }
    }

    /** The content of a part; reading fails if it exceeds its size or a line does not end. */
    static InputStream limited(InputStream content, long size, String name) {
        return new FilterInputStream(content) {
            private long left = size;
            private int line;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                int read = super.read(bytes, from, length);
                left -= Math.max(read, 0);
                if (left < 0) {
                    throw new IOException(name + " is longer than it says");
                }
                for (int i = from; i < from + read; i++) {
                    line = bytes[i] == '\n' ? 0 : line + 1;
                    if (line > LINE_BYTES) {
                        throw new IOException(name + " has a line that does not end");
                    }
                }
                return read;
            }
        };
    }
}
