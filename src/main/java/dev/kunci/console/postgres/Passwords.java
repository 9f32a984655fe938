package dev.kunci.console.postgres;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** The passwords of the three database roles, made once and readable by the owner of the data directory alone. */
record Passwords(String superuser, String owner, String app) {
    static final String FILE = "passwords.properties";
    private static final int RANDOM_BYTES = 24;

    static Passwords readOrCreate(Path dataDirectory) throws IOException {
        Path file = dataDirectory.resolve(FILE);
        if (!Files.exists(file)) {
            create(file);
        }
        return read(file);
    }

    static Passwords read(Path file) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(Files.readString(file)));
        return new Passwords(
                required(properties, Roles.SUPERUSER, file),
                required(properties, Roles.OWNER, file),
                required(properties, Roles.APP, file));
    }

    private static void create(Path file) throws IOException {
        Path draft = file.resolveSibling(FILE + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, Trees.PRIVATE);
        SecureRandom random = new SecureRandom();
        Files.writeString(
                draft,
                Roles.SUPERUSER + "=" + password(random) + "\n" + Roles.OWNER + "=" + password(random) + "\n"
                        + Roles.APP + "=" + password(random) + "\n");
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
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
