package dev.kunci.console.postgres;

import dev.kunci.console.system.PlainFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The server process named in a cluster's postmaster.pid, dead or alive. */
record Postmaster(long pid, int port) {
    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;

    static Optional<Postmaster> of(Path cluster) throws IOException {
        try {
            List<String> lines =
                    PlainFile.read(cluster.resolve("postmaster.pid")).lines().toList();
            return lines.size() <= PORT_LINE
                    ? Optional.empty()
                    : Optional.of(new Postmaster(
                            Long.parseLong(lines.get(PID_LINE).strip()),
                            Integer.parseInt(lines.get(PORT_LINE).strip())));
        } catch (NoSuchFileException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** A reused process number and a zombie do not count as alive. */
    boolean isAlive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().commandLine())
                .filter(line -> line.contains("postgres"))
                .isPresent();
    }
}
