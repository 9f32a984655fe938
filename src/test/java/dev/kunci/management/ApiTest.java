package dev.kunci.management;

import dev.kunci.KunciApplication;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.operators.Tokens;
import dev.kunci.testing.Database;
import dev.kunci.testing.Scene;
import dev.kunci.testing.SecurityContextStrategyListener;
import dev.kunci.testing.TestDatabase;
import dev.kunci.testing.WebSetup;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;

/** A test of the programs' door over real HTTP; all of them share one application. */
@SpringBootTest(
        classes = {KunciApplication.class, WebSetup.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.main.allow-bean-definition-overriding=true", "management.server.port=0"})
@ContextConfiguration(initializers = TestDatabase.class)
@TestExecutionListeners(listeners = SecurityContextStrategyListener.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
abstract class ApiTest {

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
