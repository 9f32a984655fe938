package dev.kunci.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.operators.Role;
import dev.kunci.testing.Scene;
import dev.kunci.testing.StatementCount;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** How many statements one call that revokes a key sends to the database. */
class RevokeStatementsTest extends ApiTest {

    private static final long MOST = 8;

    @Test
    void aRevocationOfAKeySendsFewStatements() {
        Scene.Weather weather = scene.weather();
        Api api = caller(weather.organization(), Role.APPROVER);
        String key = "/v1/organizations/" + weather.organizationName() + "/developers/"
                + weather.developerEmail() + "/apps/Weather%20mobile/keys/"
                + URLEncoder.encode(weather.pair().consumerKey(), StandardCharsets.UTF_8);
        // The first call of a minute notes that the token is in use.
        api.get(key).is(200);

        StatementCount revocation =
                StatementCount.of(() -> api.post(key + "?action=revoke", null).is(204));

        assertThat(database.text("select status from credential where id = ?", weather.credential()))
                .isEqualTo("revoked");
        System.out.println("One revocation of a key: " + revocation);
        assertThat(revocation.total()).as("%s", revocation).isBetween(1L, MOST);
    }
}
