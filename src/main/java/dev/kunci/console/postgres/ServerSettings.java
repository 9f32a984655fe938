package dev.kunci.console.postgres;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings of the embedded PostgreSQL: nothing acknowledged is ever lost, and nobody connects without a password.
 */
final class ServerSettings {
    static final String HOST_ACCESS = """
            # Written by Kunci: this machine only, and by password only.
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256
            """;

    static final String FILE = "postgresql.conf";
    static final String HOST_ACCESS_FILE = "pg_hba.conf";
    static final String NAMES_FILE = "pg_ident.conf";
    static final String NAMES = "# Written by Kunci: nobody of this machine passes for a role of the database.\n";

    private static final Pattern PORT = Pattern.compile("^port = (\\d+)$", Pattern.MULTILINE);

    private ServerSettings() {}

    /**
     * Given as arguments and not in a file, so that nothing in the cluster, which the server's account can write,
     * overrides them.
     */
    static List<String> arguments(String directory) {
        return List.of(
                "config_file=" + directory + "/" + FILE,
                "hba_file=" + directory + "/" + HOST_ACCESS_FILE,
                "ident_file=" + directory + "/" + NAMES_FILE,
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=");
    }

    static String text(int port) {
        return """
                # Written by Kunci on every start; changes made here are lost.
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                fsync = on
                synchronous_commit = on
                full_page_writes = on
                password_encryption = 'scram-sha-256'
                allow_alter_system = off
                max_connections = 200
                shared_buffers = '256MB'
                max_wal_size = '2GB'
                datestyle = 'iso, mdy'
                default_text_search_config = 'pg_catalog.english'
                timezone = 'UTC'
                log_timezone = 'UTC'
                log_checkpoints = off
                # Statements and details may carry what must not stand in a log.
                log_error_verbosity = terse
                log_min_error_statement = panic
                """.formatted(port);
    }

    static Optional<Integer> port(String text) {
        Matcher matcher = PORT.matcher(text);
        return matcher.find() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
    }
}
