package dev.kunci.bench;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Debian's nginx with Kunci's configuration files, and servers that decide nothing for comparison. */
record Nginx(Process process, int port) implements AutoCloseable {

    private static final String CONFIGURATION = """
            daemon off;
            worker_processes auto;
            pid nginx.pid;
            error_log error.log;
            lock_file nginx.lock;
            events { worker_connections 4096; }
            http {
                access_log off;
                keepalive_requests 100000000;
                client_body_temp_path body;
                proxy_temp_path proxy;
                fastcgi_temp_path fastcgi;
                uwsgi_temp_path uwsgi;
                scgi_temp_path scgi;
                include kunci.conf;
                upstream nothing { server 127.0.0.1:%1$d; keepalive 32; keepalive_requests 100000000; }
                server {
                    listen 127.0.0.1:%1$d backlog=1024;
                    location / { return 204; }
                }
                server {
                    listen 127.0.0.1:%2$d backlog=1024;
                    location = /_nothing {
                        internal;
                        proxy_pass http://nothing/;
                        proxy_http_version 1.1;
                        proxy_set_header Connection "";
                        proxy_pass_request_body off;
                        proxy_pass_request_headers off;
                        proxy_set_header Content-Length "";
                        proxy_set_header X-API-Key $http_x_api_key;
                        proxy_set_header X-Original-Method $request_method;
                        proxy_set_header X-Original-URI $request_uri;
                    }
                    location = /call {
                        auth_request /_nothing;
                        alias %4$s;
                    }
                }
                server {
                    listen 127.0.0.1:%3$d backlog=1024;
                    include kunci-auth.conf;
                    location = /call {
                        include kunci-protect.conf;
                        alias %4$s;
                    }
                }
                server {
                    listen 127.0.0.1:%5$d backlog=1024;
                    include nothing-auth.conf;
                    location = /call {
                        include kunci-protect.conf;
                        alias %4$s;
                    }
                }
            }
            """;

    static Nginx start(Path place, int gatewayPort, String token) throws Exception {
        Files.createDirectories(place);
        try (DirectoryStream<Path> shipped = Files.newDirectoryStream(Path.of("docker", "nginx"), "kunci*.conf")) {
            for (Path file : shipped) {
                Files.writeString(
                        place.resolve(file.getFileName()),
                        Files.readString(file).replace("127.0.0.1:8081", "127.0.0.1:" + gatewayPort));
            }
        }
        Files.writeString(
                place.resolve("nothing-auth.conf"),
                Files.readString(place.resolve("kunci-auth.conf")).replace("//kunci_gateway/", "//nothing/"));
        Files.writeString(
                place.resolve("kunci-token.conf"), "proxy_set_header Authorization \"Bearer " + token + "\";\n");
        Path nothing = Files.write(place.resolve("empty"), new byte[0]).toAbsolutePath();
        int port = Programs.freePorts();
        Path configuration = Files.writeString(
                place.resolve("bench.conf"), CONFIGURATION.formatted(port, port + 1, port + 2, nothing, port + 3));
        Process process = new ProcessBuilder(
                        Programs.path("nginx"),
                        "-p",
                        place.toAbsolutePath().toString(),
                        "-c",
                        configuration.toAbsolutePath().toString())
                .inheritIO()
                .start();
        return new Nginx(process, port).listening();
    }

    private Nginx listening() throws Exception {
        for (int attempt = 0; process.isAlive(); attempt++) {
            try (Socket _ = new Socket("127.0.0.1", port + 3)) {
                return this;
            } catch (IOException notYet) {
                if (attempt == 100) {
                    throw notYet;
                }
                Thread.sleep(50);
            }
        }
        throw new IllegalStateException("nginx did not start");
    }

    String nothing() {
        return "http://127.0.0.1:" + port + "/";
    }

    /** With the minimal configuration. */
    String behindBareNginx() {
        return "http://127.0.0.1:" + (port + 1) + "/call";
    }

    /** With Kunci's files, but another server to ask. */
    String behindNginx() {
        return "http://127.0.0.1:" + (port + 3) + "/call";
    }

    String behindKunci() {
        return "http://127.0.0.1:" + (port + 2) + "/call";
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        process.waitFor(10, TimeUnit.SECONDS);
    }
}
