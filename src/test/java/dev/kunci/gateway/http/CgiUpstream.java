package dev.kunci.gateway.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** An upstream of a test that speaks one of the older protocols, which pass headers on as variables. */
final class CgiUpstream implements AutoCloseable {

    /** Reads variables and writes a response. */
    interface Protocol {
        void serve(DataInputStream in, DataOutputStream out, BlockingQueue<Map<String, String>> arrived)
                throws IOException;
    }

    private static final String ANSWER = """
            Status: 200 OK\r
            Content-Type: text/plain\r
            X-Kunci-Denied: said by the upstream\r
            X-Kunci-Fault: said by the upstream\r
            \r
            """;
    private static final int BEGIN = 1;
    private static final int END = 3;
    private static final int PARAMS = 4;
    private static final int STDIN = 5;
    private static final int STDOUT = 6;

    /** By variable. */
    final BlockingQueue<Map<String, String>> arrived = new LinkedBlockingQueue<>();

    private final ServerSocket socket;

    CgiUpstream(Protocol protocol) throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> serve(protocol));
    }

    private void serve(Protocol protocol) {
        while (!socket.isClosed()) {
            try (Socket call = socket.accept()) {
                DataOutputStream out = new DataOutputStream(call.getOutputStream());
                protocol.serve(new DataInputStream(call.getInputStream()), out, arrived);
                out.flush();
            } catch (SocketException closed) {
                return;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Records of a type, with a length each; the variables are one stream of lengths, names and values. */
    static void fastcgi(DataInputStream in, DataOutputStream out, BlockingQueue<Map<String, String>> arrived)
            throws IOException {
        ByteArrayOutputStream params = new ByteArrayOutputStream();
        int type = BEGIN;
        int length = 1;
        while (type != STDIN || length > 0) {
            in.readByte();
            type = in.readUnsignedByte();
            in.readShort();
            length = in.readUnsignedShort();
            int padding = in.readUnsignedByte();
            in.readByte();
            byte[] content = in.readNBytes(length);
            in.skipNBytes(padding);
            if (type == PARAMS) {
                params.writeBytes(content);
            }
        }
        Map<String, String> variables = new LinkedHashMap<>();
        DataInputStream all = new DataInputStream(new ByteArrayInputStream(params.toByteArray()));
        while (all.available() > 0) {
            int name = length(all);
            int value = length(all);
            put(variables, text(all, name), text(all, value));
        }
        arrived.add(variables);
        record(out, STDOUT, ANSWER.getBytes(StandardCharsets.UTF_8));
        record(out, STDOUT, new byte[0]);
        record(out, END, new byte[8]);
    }

    private static int length(DataInputStream in) throws IOException {
        int first = in.readUnsignedByte();
        return first < 128 ? first : ((first & 127) << 24) | (in.readUnsignedByte() << 16) | in.readUnsignedShort();
    }

    private static void record(DataOutputStream out, int type, byte[] content) throws IOException {
        out.writeByte(1);
        out.writeByte(type);
        out.writeShort(1);
        out.writeShort(content.length);
        out.writeShort(0);
        out.write(content);
    }

    /** One block of names and values, each after its length, little-endian. */
    static void uwsgi(DataInputStream in, DataOutputStream out, BlockingQueue<Map<String, String>> arrived)
            throws IOException {
        in.readByte();
        byte[] block = new byte[little(in)];
        in.readByte();
        in.readFully(block);
        Map<String, String> variables = new LinkedHashMap<>();
        DataInputStream all = new DataInputStream(new ByteArrayInputStream(block));
        while (all.available() > 0) {
            String name = text(all, little(all));
            put(variables, name, text(all, little(all)));
        }
        arrived.add(variables);
        out.writeBytes(ANSWER);
    }

    private static int little(DataInputStream in) throws IOException {
        return Short.toUnsignedInt(Short.reverseBytes(in.readShort()));
    }

    /** One string after its length in digits: names and values, each ended by a zero byte. */
    static void scgi(DataInputStream in, DataOutputStream out, BlockingQueue<Map<String, String>> arrived)
            throws IOException {
        int length = 0;
        for (int digit = in.readByte(); digit != ':'; digit = in.readByte()) {
            length = length * 10 + digit - '0';
        }
        String[] all = text(in, length).split("\0", -1);
        Map<String, String> variables = new LinkedHashMap<>();
        for (int i = 0; i + 1 < all.length; i += 2) {
            put(variables, all[i], all[i + 1]);
        }
        arrived.add(variables);
        out.writeBytes(ANSWER);
    }

    private static String text(DataInputStream in, int length) throws IOException {
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static void put(Map<String, String> variables, String name, String value) {
        variables.merge(name, value, (first, second) -> first + " AND " + second);
    }

    int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
