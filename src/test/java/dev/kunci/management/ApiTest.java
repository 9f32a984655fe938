package dev.kunci.management;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.operators.token.Tokens;
import dev.kunci.testing.Database;
import dev.kunci.testing.Scene;
import dev.kunci.testing.WebTest;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A test of the programs' door over real HTTP; all of them share one application. */
@WebTest
public abstract class ApiTest {

    @LocalServerPort
    private int port;

    @Autowired
    protected Scene scene;

    @Autowired
    protected Database database;

    @Autowired
    protected Tokens tokens;

    /** Who calls nobody in particular. */
    protected Api anonymous() {
        return new Api("http://127.0.0.1:" + port, null);
    }

    /** A new operator with these roles, calling with a token that has all of them. */
    protected Api caller(UUID organization, Role... roles) {
        Actor operator = scene.operator(organization, roles);
        return caller(operator, organization, roles);
    }

    /** This operator, calling with a new token of these roles. */
    protected Api caller(Actor operator, UUID organization, Role... roles) {
        String token = tokens.create(
                        Actor.console(), organization, operator.operatorId(), "test", Set.of(roles), null, null)
                .token();
        return anonymous().bearer(token);
    }
}
