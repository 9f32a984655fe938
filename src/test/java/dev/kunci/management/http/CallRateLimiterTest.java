package dev.kunci.management.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.management.Api;
import dev.kunci.management.Api.Answer;
import dev.kunci.management.ApiTest;
import dev.kunci.operators.Role;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** One caller gets no more calls than its share, and is told when to come again. */
@TestPropertySource(properties = "kunci.api-calls-per-minute=3")
class CallRateLimiterTest extends ApiTest {

    @Test
    void tooManyCallsAreToldWhenToComeAgain() {
        String name = scene.name("rate");
        UUID organization = scene.organization(name);
        Api api = caller(organization, Role.VIEWER);
        for (int i = 0; i < 3; i++) {
            api.get("/v1/organizations/" + name).is(200);
        }

        Answer x = api.get("/v1/organizations/" + name).is(429);
        assertThat(x.at("/error/status")).isEqualTo("RESOURCE_EXHAUSTED");
        assertThat(Long.parseLong(x.header("Retry-After"))).isBetween(1L, 21L);
        Answer edge = api.get("/edge/v1/organizations/" + name).is(429);
        assertThat(edge.at("/code")).isEqualTo("kunci.calls.many");
        assertThat(edge.at("/message")).contains(edge.header("Retry-After") + " s");
        caller(organization, Role.VIEWER).get("/v1/organizations/" + name).is(200);
    }
}
