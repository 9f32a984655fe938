package dev.kunci.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.clients.RawHttp.Answer;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.testing.Scene;
import dev.kunci.testing.WebTest;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who is not signed in can begin as many sessions and pages as they like: the oldest go, and what they take stays small. */
@WebTest
class GuestMemoryTest {

    private static final int SESSIONS_OF_A_NETWORK = 500;
    private static final int PAGES_OF_A_GUEST = 3;
    private static final int LONGEST_MESSAGE = 1 << 20;

    @LocalServerPort
    private int port;

    @Autowired
    private Scene scene;

    private PortalVisitor visitor;

    @BeforeEach
    void somebodyComes() throws IOException {
        visitor = new PortalVisitor(port);
        visitor.open("login");
    }

    @Test
    void theOldestSessionsOfANetworkGo() throws IOException {
        assertThat(isKnown(visitor)).isTrue();
        String organization = scene.name("guests");
        Actor person = scene.operator(scene.organization(organization), Role.VIEWER);
        PortalVisitor signedIn = new PortalVisitor(port);
        signedIn.signIn(person.name(), Scene.PASSWORD);
        for (int i = 0; i < SESSIONS_OF_A_NETWORK; i++) {
            new PortalVisitor(port).get("/");
        }
        assertThat(isKnown(visitor)).isFalse();
        assertThat(signedIn.get("/" + organization + "/apps").status()).isEqualTo(200);
        assertThat(visitor.signIn(person.name(), Scene.PASSWORD).headers().get("location"))
                .doesNotContain("login");
    }

    @Test
    void theOldestPagesOfASessionGo() throws IOException {
        String first = visitor.screen();
        for (int i = 0; i < PAGES_OF_A_GUEST; i++) {
            visitor.open("login");
        }
        assertThat(heartbeat(visitor, visitor.screen()).status()).isEqualTo(200);
        assertThat(heartbeat(visitor, first).status()).isEqualTo(404);
    }

    @Test
    void longMessagesAreNotKept() throws IOException {
        assertThat(visitor.uidl("x".repeat(LONGEST_MESSAGE)).status()).isEqualTo(200);
        assertThat(visitor.uidl("x".repeat(LONGEST_MESSAGE + 1)).status()).isEqualTo(413);
    }

    private static boolean isKnown(PortalVisitor visitor) throws IOException {
        return heartbeat(visitor, visitor.screen()).status() == 200;
    }

    private static Answer heartbeat(PortalVisitor visitor, String screen) throws IOException {
        return visitor.send("POST", "/?v-r=heartbeat&v-uiId=" + screen, "Content-Type: text/plain", "");
    }
}
