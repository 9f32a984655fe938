package dev.kunci.bench.decide;

import dev.kunci.bench.Agent;
import dev.kunci.bench.Kunci;
import dev.kunci.bench.Population;
import dev.kunci.bench.ProcessTree;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys are revoked and approved by calls of Kunci's decision service, without HTTP. */
final class ServiceDecisions implements Contender {

    static final String NAME = "Kunci, service";

    private final Kunci kunci;
    private final Path directory;

    ServiceDecisions(Kunci kunci, Path directory, int firstKey) throws Exception {
        this.kunci = kunci;
        this.directory = directory;
        Files.write(directory.resolve(ServiceAgent.TARGETS), ids(kunci, firstKey));
    }

    /** Compiles what runs inside Kunci; what to start Kunci with, or nothing if it does not fit this Kunci. */
    static Optional<List<String>> program(Path directory, String jar) throws IOException {
        Agent agent = new Agent(directory, jar);
        return agent.compile(ServiceAgent.class) ? Optional.of(agent.program()) : Optional.empty();
    }

    static Map<String, String> environment(Path directory) {
        return Map.of(ServiceAgent.DIRECTORY, directory.toAbsolutePath().toString());
    }

    private static List<String> ids(Kunci kunci, int firstKey) throws Exception {
        List<String> ids = new ArrayList<>();
        try (Connection connection = BareTransaction.connect(kunci, "kunci");
                Statement statement = connection.createStatement()) {
            for (String query : List.of(
                    "select id from organization where name = '" + Population.PLACE + "'",
                    "select id from operator where email = '" + Population.OPERATOR + "'",
                    "select c.id from credential c join app a on a.organization_id = c.organization_id and a.id = c.app_id"
                            + " where a.name like 'bench-%' and substr(a.name, 7)::int >= " + firstKey
                            + " order by substr(a.name, 7)::int")) {
                try (ResultSet rows = statement.executeQuery(query)) {
                    while (rows.next()) {
                        ids.add(rows.getString(1));
                    }
                }
            }
        }
        return ids;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Times decide(int clients, int seconds) throws Exception {
        int port = Integer.parseInt(Files.readString(directory.resolve(ServiceAgent.PORT)));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                PrintWriter out = new PrintWriter(socket.getOutputStream(), true);
                BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream()))) {
            out.println(clients + " " + seconds);
            String line = in.readLine();
            if (line == null) {
                throw new IOException("decisions by the service failed: see the log of Kunci in " + kunci.data());
            }
            return Times.parse(line);
        }
    }

    @Override
    public double programSeconds() throws IOException {
        return ProcessTree.own(kunci.process().pid());
    }

    @Override
    public double databaseSeconds() throws IOException {
        return ProcessTree.withChildren(kunci.databaseProcess());
    }

    @Override
    public void close() {}
}
