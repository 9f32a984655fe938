package dev.kunci.bench.decide;

import dev.kunci.bench.LeftOut;
import dev.kunci.bench.ProcessTree;
import dev.kunci.bench.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Keys of Express Gateway are deactivated and activated through its admin API. It keeps no record of that, and Redis, as
 * Debian sets it up, acknowledges a change before it is on the disk.
 */
final class ExpressGateway extends HttpContender {

    static final String NAME = "Express Gateway";
    private static final String PACKAGE = "express-gateway@1.16.11";
    private static final int OF_A_CLIENT = 2;
    private static final String JSON = "application/json";

    private final Process redis;
    private final Process gateway;
    private final int port;
    private String consumer = "";

    private ExpressGateway(Process redis, Process gateway, int port) {
        super(NAME);
        this.redis = redis;
        this.gateway = gateway;
        this.port = port;
    }

    static ExpressGateway start(Path programs, Path place) throws Exception {
        for (String program : List.of("redis-server", "node", "npm")) {
            if (!Programs.has(program)) {
                throw new LeftOut("There is no " + program + ": apt-get install redis-server nodejs npm");
            }
        }
        Path home = home(programs);
        Path directory = Files.createDirectories(place.resolve("express-gateway"));
        int ports = Programs.freePorts();
        Process redis = new ProcessBuilder(
                        "redis-server", "--port", "" + ports, "--bind", "127.0.0.1", "--dir", directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("redis.log").toFile())
                .start();
        Path configuration = configuration(home, directory, ports);
        ProcessBuilder builder = new ProcessBuilder(
                        "node", home.resolve("lib/index.js").toAbsolutePath().toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("gateway.log").toFile());
        builder.environment()
                .put("EG_CONFIG_DIR", configuration.toAbsolutePath().toString());
        builder.environment().put("NODE_ENV", "production");
        ExpressGateway started = new ExpressGateway(redis, builder.start(), ports + 1);
        try {
            Api.await(started.url("/users"), started.gateway, directory.resolve("gateway.log"));
            started.consumer = Api.field(Api.send("POST", started.url("/users"), "none", JSON, """
                            {"username":"bench","firstname":"Bench","lastname":"Bench"}"""), "id");
        } catch (Exception e) {
            started.close();
            throw e;
        }
        return started;
    }

    private static Path home(Path programs) throws Exception {
        Path place = programs.resolve("express-gateway");
        Path home = place.resolve("node_modules/express-gateway");
        if (!Files.exists(home)) {
            System.out.println("Fetching " + PACKAGE + " with npm, once...");
            try {
                Programs.output(List.of(
                        "npm",
                        "install",
                        "--silent",
                        "--no-audit",
                        "--no-fund",
                        "--ignore-scripts",
                        "--prefix",
                        place.toString(),
                        PACKAGE));
            } catch (IllegalStateException unreachable) {
                throw new LeftOut("npm could not fetch it: npm install " + PACKAGE);
            }
        }
        return home;
    }

    private static Path configuration(Path home, Path directory, int ports) throws IOException {
        Path configuration = Files.createDirectories(directory.resolve("config"));
        Path models = Files.createDirectories(configuration.resolve("models"));
        for (String model : List.of("applications.json", "credentials.json", "users.json")) {
            Files.copy(home.resolve("lib/config/models").resolve(model), models.resolve(model));
        }
        Files.writeString(configuration.resolve("system.config.yml"), """
                db: {redis: {host: 127.0.0.1, port: %d, namespace: EG}}
                crypto: {cipherKey: bench, algorithm: aes256, saltRounds: 10}
                session: {secret: bench, resave: false, saveUninitialized: false}
                accessTokens: {timeToExpiry: 7200000}
                refreshTokens: {}
                authorizationCodes: {timeToExpiry: 300000}
                """.formatted(ports));
        Files.writeString(configuration.resolve("gateway.config.yml"), """
                http: {port: %d}
                admin: {port: %d, host: 127.0.0.1}
                apiEndpoints: {api: {host: '*'}}
                serviceEndpoints: {backend: {url: 'http://127.0.0.1:%d'}}
                policies: [proxy, key-auth]
                pipelines: {}
                """.formatted(ports + 2, ports + 1, ports + 1));
        return configuration;
    }

    private String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    @Override
    int port() {
        return port;
    }

    @Override
    List<byte[]> requests(int client) throws Exception {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < OF_A_CLIENT; i++) {
            keys.add(Api.field(Api.send("POST", url("/credentials"), "none", JSON, """
                            {"consumerId":"%s","type":"key-auth","credential":{}}""".formatted(consumer)), "keyId"));
        }
        List<byte[]> requests = new ArrayList<>();
        for (boolean active : List.of(false, true)) {
            for (String key : keys) {
                requests.add(Connection.request(
                        "PUT", "/credentials/key-auth/" + key + "/status", "none", "{\"status\":" + active + "}"));
            }
        }
        return requests;
    }

    @Override
    public double programSeconds() throws IOException {
        return ProcessTree.withChildren(gateway.pid());
    }

    @Override
    public double databaseSeconds() throws IOException {
        return ProcessTree.withChildren(redis.pid());
    }

    @Override
    public void close() throws InterruptedException {
        for (Process one : List.of(gateway, redis)) {
            one.destroy();
            one.waitFor(60, TimeUnit.SECONDS);
        }
    }
}
