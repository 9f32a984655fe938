package dev.kunci.clients;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Sends bytes as they are, which no client library would, and reads what comes back. */
public final class RawHttp {

    private static final int SECONDS = 30;

    private final String host;
    private final int port;

    public RawHttp(String url) {
        URI uri = URI.create(url);
        this.host = uri.getHost();
        this.port = uri.getPort();
    }

    /** @param status 0 where the server hung up without a word */
    public record Answer(int status, Map<String, String> headers, String body) {

        public String type() {
            return headers.getOrDefault("content-type", "");
        }
    }

    /** Sends a request of Latin-1 characters on a connection of its own. */
    public Answer send(String request) throws IOException {
        // From an address of its own, as guesses hold up who comes from the same one.
        try (Socket socket = new Socket(host, port, InetAddress.ofLiteral("127.0.0.2"), 0)) {
            socket.setSoTimeout(SECONDS * 1_000);
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().flush();
            } catch (SocketException closedEarly) {
                // It has answered before it had read everything.
            }
            return parse(read(socket));
        }
    }

    private static byte[] read(Socket socket) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(all);
        } catch (SocketException reset) {
            // What came until then is the answer.
        }
        return all.toByteArray();
    }

    private static Answer parse(byte[] bytes) throws IOException {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        while (text.startsWith("HTTP/1.1 100")) {
            text = text.substring(text.indexOf("\r\n\r\n") + 4);
        }
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return new Answer(0, Map.of(), text);
        }
        String[] lines = text.substring(0, end).split("\r\n");
        Map<String, String> headers = new TreeMap<>();
        for (int i = 1; i < lines.length; i++) {
            String[] header = lines[i].split(":", 2);
            headers.merge(header[0].toLowerCase(Locale.ROOT), header[1].strip(), (one, more) -> one + ", " + more);
        }
        byte[] body = text.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1);
        if (headers.getOrDefault("transfer-encoding", "").equals("chunked")) {
            body = unchunked(body);
        }
        return new Answer(Integer.parseInt(lines[0].split(" ")[1]), headers, new String(body, StandardCharsets.UTF_8));
    }

    private static byte[] unchunked(byte[] body) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        ByteArrayInputStream in = new ByteArrayInputStream(body);
        while (true) {
            int size = Integer.parseInt(line(in).strip(), 16);
            if (size == 0) {
                return whole.toByteArray();
            }
            whole.write(in.readNBytes(size));
            line(in);
        }
    }

    private static String line(ByteArrayInputStream in) {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.isEmpty() ? "0" : line.toString();
    }
}
