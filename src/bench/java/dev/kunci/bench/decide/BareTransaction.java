package dev.kunci.bench.decide;

import dev.kunci.bench.Kunci;
import dev.kunci.bench.ProcessTree;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What PostgreSQL itself takes for a decision: a transaction that updates the status of a row and inserts a row of the
 * size of a record, by prepared statements. It runs in a database of its own on the server of Kunci.
 */
final class BareTransaction implements Contender {

    static final String NAME = "bare transaction";
    private static final String DATABASE = "bench";
    private static final String RECORD = """
            {"level":"credential","from":"approved","to":"revoked","app":"bench-1","developer":"developer0@example.com",\
            "products":["Bench"],"channel":"api","address":"127.0.0.1","reason":"bench"}""";

    private final Kunci kunci;
    private final List<Connection> connections = new ArrayList<>();
    private final List<Clients.Client> clients = new ArrayList<>();

    BareTransaction(Kunci kunci, int clients) throws Exception {
        this.kunci = kunci;
        create(kunci, DATABASE);
        try (Connection connection = connect(kunci, DATABASE);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table key (id integer primary key, status text not null, revision bigint not null,"
                            + " changed_at timestamptz not null) with (fillfactor = 70)");
            statement.execute("create table record (id bigint generated always as identity primary key,"
                    + " key integer not null, at timestamptz not null, actor text not null, details jsonb not null)");
            statement.execute("create index on record (key, at)");
            statement.execute("insert into key select i, 'approved', 0, now() from generate_series(0, "
                    + clients * Keys.OF_A_CLIENT + ") i");
            statement.execute("vacuum analyze key");
        }
    }

    /** Creates a database on the server of that Kunci. */
    static void create(Kunci kunci, String database) throws SQLException, IOException {
        try (Connection connection = connect(kunci, "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + database);
        }
    }

    static Connection connect(Kunci kunci, String database) throws SQLException, IOException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + kunci.databasePort() + "/" + database + "?prepareThreshold=1",
                "postgres",
                kunci.password("postgres"));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Times decide(int count, int seconds) throws Exception {
        while (clients.size() < count) {
            Connection connection = connect(kunci, DATABASE);
            connection.setAutoCommit(false);
            connections.add(connection);
            clients.add(client(connection, clients.size()));
        }
        return Clients.run(clients.subList(0, count), seconds);
    }

    private static Clients.Client client(Connection connection, int number) throws SQLException {
        PreparedStatement update = connection.prepareStatement(
                "update key set status = ?, revision = revision + 1, changed_at = now() where id = ?");
        PreparedStatement insert = connection.prepareStatement(
                "insert into record (key, at, actor, details) values (?, now(), 'ops@example.com', ?::jsonb)");
        int[] next = {0};
        return () -> {
            int key = number * Keys.OF_A_CLIENT + next[0] % Keys.OF_A_CLIENT;
            update.setString(1, next[0] / Keys.OF_A_CLIENT % 2 == 0 ? "revoked" : "approved");
            update.setInt(2, key);
            update.executeUpdate();
            insert.setInt(1, key);
            insert.setString(2, RECORD);
            insert.executeUpdate();
            connection.commit();
            next[0]++;
        };
    }

    @Override
    public double programSeconds() {
        return 0;
    }

    @Override
    public double databaseSeconds() throws IOException {
        return ProcessTree.withChildren(kunci.databaseProcess());
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
