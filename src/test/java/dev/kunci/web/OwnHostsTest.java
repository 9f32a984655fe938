package dev.kunci.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.testing.WebTest;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Without a public address, Kunci answers to names that no stranger can make lead here. */
@WebTest
class OwnHostsTest {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({
        "localhost, 200",
        "LOCALHOST., 200",
        "127.0.0.1, 200",
        "127.1.2.3:8080, 200",
        "[::1]:8080, 200",
        "192.168.1.7:8080, 200",
        "rebound.example, 421",
        "127.0.0.1.rebound.example, 421",
        "localhost.rebound.example, 421",
        "2130706433, 421"
    })
    void aNameOfAStrangerIsMisdirected(String host, int status) throws IOException {
        for (String more : new String[] {"", "X-Forwarded-Host: localhost\r\n"}) {
            assertThat(new PortalVisitor(port)
                            .raw("GET /login HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + more + "\r\n")
                            .status())
                    .isEqualTo(status);
        }
    }
}
