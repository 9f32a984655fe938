package dev.kunci.console.postgres;

import dev.kunci.console.system.PlainFile;
import dev.kunci.console.system.StartRefused;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** The passwords of the three database roles, generated once and readable only by the owner of the data directory. */
record DatabasePasswords(String superuser, String owner, String app) {
    static final String FILE = "passwords.properties";
    private static final int RANDOM_BYTES = 24;

    static DatabasePasswords readOrCreate(Path dataDirectory) throws IOException {
        Path file = dataDirectory.resolve(FILE);
        PlainFile.refuseOther(file);
        if (!Files.exists(file)) {
            create(file);
        }
        // A file that was copied back may be readable by others.
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return read(file);
    }

    static DatabasePasswords read(Path file) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(PlainFile.read(file)));
        return new DatabasePasswords(
                required(properties, DatabaseRoles.SUPERUSER, file),
                required(properties, DatabaseRoles.OWNER, file),
                required(properties, DatabaseRoles.APP, file));
    }

    private static void create(Path file) throws IOException {
        SecureRandom random = new SecureRandom();
        PlainFile.writePrivate(
                file,
                DatabaseRoles.SUPERUSER + "=" + password(random) + "\n" + DatabaseRoles.OWNER + "=" + password(random)
                        + "\n" + DatabaseRoles.APP + "=" + password(random) + "\n");
    }

    private static String password(SecureRandom random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String required(Properties properties, String role, Path file) {
        String password = properties.getProperty(role);
        if (password == null) {
            throw new StartRefused("The file " + file + " has no password for the database role " + role + ".");
        }
        return password;
    }

    @Override
    public String toString() {
        return "Passwords[hidden]";
    }
}
