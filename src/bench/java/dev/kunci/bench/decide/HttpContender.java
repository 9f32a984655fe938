package dev.kunci.bench.decide;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Clients that decide by HTTP, each on a kept-alive connection and on keys of its own. */
abstract class HttpContender implements Contender {

    private final String name;
    private final List<HttpClient> clients = new ArrayList<>();

    HttpContender(String name) {
        this.name = name;
    }

    @Override
    public final String name() {
        return name;
    }

    abstract int port();

    /** The requests of one client; sent in this order again and again, each of them changes a status. */
    abstract List<byte[]> requests(int client) throws Exception;

    @Override
    public final Times decide(int count, int seconds) throws Exception {
        while (clients.size() < count) {
            clients.add(new HttpClient(requests(clients.size())));
        }
        List<HttpClient> some = clients.subList(0, count);
        try {
            for (HttpClient client : some) {
                client.connection = new Connection(port());
            }
            return Clients.run(some, seconds);
        } finally {
            for (HttpClient client : some) {
                client.close();
            }
        }
    }

    /** Goes on with its next request after a pause, on a new connection. */
    private final class HttpClient implements Clients.Client {

        private final List<byte[]> requests;
        private int next;
        private Connection connection;

        HttpClient(List<byte[]> requests) {
            this.requests = requests;
        }

        @Override
        public void decide() throws IOException {
            int status = connection.status(requests.get(next));
            if (status / 100 != 2) {
                throw new IOException(name + " answered " + status);
            }
            next = (next + 1) % requests.size();
        }

        void close() throws IOException {
            if (connection != null) {
                connection.close();
                connection = null;
            }
        }
    }

    @Override
    public void close() throws Exception {}
}
