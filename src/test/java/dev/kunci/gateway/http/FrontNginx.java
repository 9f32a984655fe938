package dev.kunci.gateway.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Debian's nginx with the shipped files and server blocks of a test, asking a simulated gateway port. */
final class FrontNginx implements AutoCloseable {

    private static final Pattern PORT = Pattern.compile("\\{(\\w+)}");
    private static final String HTTP = """
            daemon off;
            pid nginx.pid;
            error_log error.log;
            lock_file nginx.lock;
            worker_processes 1;
            worker_shutdown_timeout 1s;
            events { }
            http {
                include kunci.conf;
                log_format kunci '"$request_method $uri" $status key=$kunci_key_id denied=$kunci_denied';
                access_log access.log kunci;
                client_body_temp_path body;
                proxy_temp_path proxy;
                fastcgi_temp_path fastcgi;
                uwsgi_temp_path uwsgi;
                scgi_temp_path scgi;
            %s
            }
            """;

    private final Path place;
    private final Process process;
    private final Map<String, Integer> ports;
    private final HttpClient client = HttpClient.newHttpClient();

    private FrontNginx(Path place, Process process, Map<String, Integer> ports) {
        this.place = place;
        this.process = process;
        this.ports = ports;
    }

    /**
     * Starts it on an empty directory, and waits until it listens.
     *
     * @param servers in which {name} is a port: a known one, or a free one that is known from then on
     */
    static FrontNginx start(Path place, OpenPort kunci, String servers, Map<String, Integer> known) throws IOException {
        return start(place, kunci.server.port(), OpenPort.TOKEN, servers, known);
    }

    /** The same with any gateway port and token. */
    static FrontNginx start(Path place, int kunci, String token, String servers, Map<String, Integer> known)
            throws IOException {
        Map<String, Integer> ports = new ConcurrentHashMap<>(known);
        write(place, kunci, token, servers, ports);
        FrontNginx nginx = new FrontNginx(place, run(place), ports);
        while (!nginx.listens()) {
            if (!nginx.process.isAlive()) {
                throw new IllegalStateException(nginx.said());
            }
            Thread.onSpinWait();
        }
        return nginx;
    }

    /** The error or warning of files that it does not start with. */
    static String refused(Path place, OpenPort kunci, String servers) throws Exception {
        write(place, kunci.server.port(), OpenPort.TOKEN, servers, new ConcurrentHashMap<>());
        Process process = run(place, "-t");
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 && !said.contains("[warn]") ? "" : said;
    }

    private static void write(Path place, int kunci, String token, String servers, Map<String, Integer> ports)
            throws IOException {
        // The workers of root's nginx run as another user, and write below this directory.
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwx--x--x"));
        try (Stream<Path> files = Files.list(Path.of("docker", "nginx"))) {
            for (Path file : files.toList()) {
                Files.writeString(
                        place.resolve(file.getFileName()),
                        Files.readString(file).replace("127.0.0.1:8081", "127.0.0.1:" + kunci));
            }
        }
        Files.writeString(
                place.resolve("kunci-token.conf"), "proxy_set_header Authorization \"Bearer " + token + "\";\n");
        String all = PORT.matcher(HTTP.formatted(servers))
                .replaceAll(found -> String.valueOf(ports.computeIfAbsent(found.group(1), name -> freePort())));
        Files.writeString(place.resolve("test.conf"), all);
    }

    private static Process run(Path place, String... options) throws IOException {
        Path usual = Path.of("/usr/sbin/nginx");
        List<String> line = new ArrayList<>(List.of(
                Files.exists(usual) ? usual.toString() : "nginx", "-p", place.toString(), "-c", place + "/test.conf"));
        line.addAll(List.of(options));
        return new ProcessBuilder(line).redirectErrorStream(true).start();
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port("front"))) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    int port(String name) {
        return ports.get(name);
    }

    HttpRequest.Builder call(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port("front") + path));
    }

    HttpResponse<String> send(HttpRequest.Builder call) throws IOException, InterruptedException {
        return client.send(call.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder call = call(path);
        return send(headers.length == 0 ? call : call.headers(headers));
    }

    /** Sends raw text on a connection of its own. */
    OpenPort.Reply raw(String request) throws IOException {
        try (OpenPort.Line line = new OpenPort.Line(port("front"))) {
            line.send(request);
            return line.read();
        }
    }

    /** Its log, once it contains this. */
    String log(String last) throws IOException {
        String lines = "";
        while (!lines.contains(last)) {
            lines = Files.readString(place.resolve("access.log"));
            Thread.onSpinWait();
        }
        return lines;
    }

    /** Reloads its files; requests in progress stay with the old workers. */
    void reload() throws IOException, InterruptedException {
        run(place, "-s", "reload").waitFor();
    }

    private String said() throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        client.close();
        process.destroy();
        process.onExit().join();
    }

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
