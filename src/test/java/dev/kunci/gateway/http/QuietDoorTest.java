package dev.kunci.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Invalid requests at the gateway port leave nothing in the log. */
@ExtendWith(OutputCaptureExtension.class)
class QuietDoorTest {

    private static final List<String> NONSENSE = List.of(
            "G\u0001T / HTTP/1.1\r\n\r\n",
            "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\r\n\r\n",
            "GET /gateway/nginx HTTP/9\r\n\r\n",
            "GET /gateway/nginx HTTP/1.1\r\nAuthorization: Bearer a\u0085b\r\nConnection: close\r\n\r\n",
            "GET /gateway/nginx HTTP/1.1\r\nAuthorization: Bearer kunci_gw_none\r\nX-API-Key: k\r\nX-Original-Method: GET\r\n"
                    + "X-Original-URI: /%zz\r\nConnection: close\r\n\r\n",
            "POST /gateway/nginx HTTP/1.1\r\nContent-Length: x\r\n\r\n",
            "POST /gateway/nginx HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            "GET /none HTTP/1.1\r\nConnection: close\r\n\r\n",
            "GET /" + "x".repeat(5_000) + " HTTP/1.1\r\n\r\n");

    @Test
    void nonsenseIsAnsweredAndNotToldOf(CapturedOutput log) throws IOException {
        try (OpenPort port = new OpenPort()) {
            int before = log.getAll().length();
            for (int i = 0; i < 180; i++) {
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port.server.port())) {
                    socket.setSoTimeout(30_000);
                    socket.getOutputStream()
                            .write(NONSENSE.get(i % NONSENSE.size()).getBytes(StandardCharsets.ISO_8859_1));
                    socket.shutdownOutput();
                    socket.getInputStream().readAllBytes();
                } catch (SocketException reset) {
                    assertThat(reset).as("it hung up before it had read all").isNotNull();
                }
            }
            assertThat(log.getAll().substring(before)).isEmpty();
        }
    }
}
