package dev.kunci.registry;

import dev.kunci.shared.KunciProperties;
import java.util.UUID;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration
class KeyVaultConfiguration {

    /** Neither makes new keysets beside credentials that only the lost ones could open, nor takes the wrong ones. */
    @Bean
    @DependsOn("entityManagerFactory")
    KeyVault keyVault(KunciProperties settings, JdbcClient jdbc) {
        KeysetFile file = new KeysetFile(settings.keysets());
        if (!file.exists()) {
            boolean sealed = jdbc.sql("select exists (select 1 from credential)")
                    .query(Boolean.class)
                    .single();
            if (sealed) {
                throw new BeanCreationException(
                        "The keysets file " + settings.keysets()
                                + " is missing, but the database holds credentials sealed with it: put it back from your copy.");
            }
            file.create();
        }
        KeyVault vault = file.open();
        boolean fits = jdbc.sql("select id, hash_version, key_cipher, secret_cipher from credential limit 1")
                .query((rs, n) -> vault.versions().contains(rs.getLong("hash_version"))
                        && vault.opens(
                                rs.getObject("id", UUID.class),
                                rs.getBytes("key_cipher"),
                                rs.getBytes("secret_cipher")))
                .optional()
                .orElse(true);
        if (!fits) {
            throw new BeanCreationException(
                    "The keysets file " + settings.keysets()
                            + " is not the one with which the credentials in the database were sealed: put the right one back from your copy.");
        }
        return vault;
    }
}
