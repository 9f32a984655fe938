package dev.kunci.gateway.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A client that sends request targets unchanged, one after the other, on as few connections as possible. */
final class RawCalls implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;
    private static final String LENGTH = "content-length: ";

    private final int port;
    private final String headers;
    private @Nullable Socket socket;
    private InputStream in = InputStream.nullInputStream();

    /** @param headers of each call, each with its line end */
    RawCalls(int port, String headers) {
        this.port = port;
        this.headers = headers;
    }

    /** What was answered. */
    record Answered(int status, String body) {}

    Answered get(String target) throws IOException {
        Socket open = socket == null ? open() : socket;
        String call = "GET " + target + " HTTP/1.1\r\nHost: api\r\n" + headers + "\r\n";
        open.getOutputStream().write(call.getBytes(StandardCharsets.ISO_8859_1));
        String status = line();
        int length = 0;
        boolean last = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            last |= lower.equals("connection: close");
            length = lower.startsWith(LENGTH) ? Integer.parseInt(lower.substring(LENGTH.length())) : length;
        }
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        if (last) {
            close();
        }
        return new Answered(Integer.parseInt(status.split(" ")[1]), body);
    }

    private Socket open() throws IOException {
        Socket open = new Socket(InetAddress.getLoopbackAddress(), port);
        open.setSoTimeout(PATIENCE_MILLIS);
        open.setTcpNoDelay(true);
        in = new BufferedInputStream(open.getInputStream());
        socket = open;
        return open;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("cut off after: " + line);
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
