package dev.kunci.registry.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was revoked on a key is known of it under the hash of a newer keyset too. */
@IntegrationTest
class RevokedGrantsTest {

    private static final byte[] OLD = {1, 2, 3};
    private static final byte[] NEW = {4, 5, 6};

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Scene scene;

    private boolean revoked(UUID organization, byte[] hash, String product) {
        return jdbc.sql("select " + RevokedGrants.condition(":hash", ":product"))
                .param("organization", organization)
                .param("hash", hash)
                .param("product", product)
                .query(Boolean.class)
                .single();
    }

    @Test
    void theHashOfANewKeysetIsAskedAsTheOldOneWas() {
        UUID organization = scene.organization(scene.name("hashes"));
        jdbc.sql("insert into revoked_grant values (?, ?, 'Orders')")
                .params(organization, OLD)
                .update();
        for (int i = 0; i < 2; i++) {
            jdbc.sql(RevokedGrants.carry("select :was::bytea as was, :becomes::bytea as becomes"))
                    .param("organization", organization)
                    .param("was", OLD)
                    .param("becomes", NEW)
                    .update();
        }
        assertThat(revoked(organization, NEW, "Orders")).isTrue();
        assertThat(revoked(organization, NEW, "Stock")).isFalse();
        assertThat(revoked(scene.organization(scene.name("hashes")), NEW, "Orders"))
                .isFalse();
    }
}
