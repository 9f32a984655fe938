package dev.kunci.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.kunci.feed.ChangeListener;
import dev.kunci.feed.Freshness;
import dev.kunci.registry.path.PathPolicy;
import dev.kunci.shared.KunciProperties;
import dev.kunci.vault.KeyVault;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import tools.jackson.databind.json.JsonMapper;

/** What is revealed about a requested key, and what is not. */
@Tag("slow")
class CheckRequestTest {

    private static final String KEY = "giIC9Au6XP82wJ1oxZuQU4L75OdNKLhb";

    @Test
    void aQuestionDoesNotPrintItsKey() {
        CheckRequest request = new CheckRequest("acme", "nginx", KEY, "GET", "/orders?apikey=" + KEY, "orders", " ");

        assertThat(request).hasToString("Question[acme, GET, orders, null]");
        assertThat(request.environment()).isNull();
        assertThat(new Verdict.Allowed("Weather", new UUID(0, 1), "ana@example.com", "Orders", new UUID(0, 2))
                        .toString())
                .doesNotContain(KEY);
        assertThat(JudgedCall.of(request, PathPolicy.STRICT).toString()).doesNotContain(KEY);
    }

    @Test
    void everyReasonHasItsWordAndAFaultOfApigee() {
        assertThat(DenialReason.KEY_REVOKED.code()).isEqualTo("key-revoked");
        assertThat(DenialReason.KEY_REVOKED.fault()).isEqualTo("oauth.v2.ApiKeyNotApproved");
        assertThat(DenialReason.UNKNOWN_KEY.fault()).isEqualTo("oauth.v2.InvalidApiKey");
        assertThat(DenialReason.PRODUCT_PENDING.fault()).isEqualTo("oauth.v2.InvalidApiKeyForGivenResource");
        assertThat(Arrays.stream(DenialReason.values()).map(DenialReason::code))
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[a-z-]+"));
        assertThat(Arrays.stream(DenialReason.values()).map(DenialReason::fault))
                .allMatch(fault -> fault.startsWith("oauth.v2.") || fault.startsWith("keymanagement.service."));
    }

    @Test
    void thereIsAGateOnlyWhereItHasAPort() {
        ApplicationContextRunner runner = new ApplicationContextRunner()
                .withUserConfiguration(GatewayConfiguration.class)
                .withBean(KeyVault.class, () -> Mockito.mock(KeyVault.class))
                .withBean(DataSource.class, CheckRequestTest::unconnected)
                .withBean(JsonMapper.class, () -> JsonMapper.builder().build())
                .withBean(Freshness.class, () -> () -> true)
                .withBean(Clock.class, Clock::systemUTC)
                .withBean(
                        KunciProperties.class,
                        () -> new KunciProperties(
                                Path.of("keysets.json"),
                                true,
                                Duration.ofMinutes(30),
                                Duration.ofHours(12),
                                1,
                                0,
                                1,
                                false));

        runner.run(context ->
                assertThat(context).doesNotHaveBean(AccessChecker.class).doesNotHaveBean(ChangeListener.class));
        runner.withPropertyValues("kunci.gateway-port=0").run(context -> assertThat(context)
                .hasSingleBean(AccessChecker.class)
                .getBeans(ChangeListener.class)
                .isNotEmpty());
    }

    /** A pool that has not opened any connection yet. */
    private static HikariDataSource unconnected() {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl("jdbc:postgresql://127.0.0.1:1/none");
        pool.setInitializationFailTimeout(-1);
        return pool;
    }
}
