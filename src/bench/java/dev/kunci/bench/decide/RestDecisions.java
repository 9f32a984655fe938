package dev.kunci.bench.decide;

import dev.kunci.bench.Kunci;
import dev.kunci.bench.Population;
import dev.kunci.bench.ProcessTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Keys are revoked and approved through Kunci's REST API. */
final class RestDecisions extends HttpContender {

    private final Kunci kunci;
    private final String authorization;

    RestDecisions(String name, Kunci kunci) throws Exception {
        super(name);
        this.kunci = kunci;
        this.authorization = "Bearer "
                + kunci.command(
                        "token",
                        "create",
                        "--organization",
                        Population.PLACE,
                        "--operator",
                        Population.OPERATOR,
                        "--name",
                        "bench",
                        "--role",
                        "approver");
    }

    @Override
    int port() {
        return kunci.port();
    }

    @Override
    List<byte[]> requests(int client) {
        List<byte[]> requests = new ArrayList<>();
        for (String action : List.of("revoke", "approve")) {
            for (int i = 0; i < Keys.OF_A_CLIENT; i++) {
                String key = Keys.path(client * Keys.OF_A_CLIENT + i);
                requests.add(Connection.request(
                        "POST",
                        "/v1/organizations/" + Population.PLACE + key + "?reason=bench&action=" + action,
                        authorization,
                        ""));
            }
        }
        return requests;
    }

    @Override
    public double programSeconds() throws IOException {
        return ProcessTree.own(kunci.process().pid());
    }

    @Override
    public double databaseSeconds() throws IOException {
        return ProcessTree.withChildren(kunci.databaseProcess());
    }
}
