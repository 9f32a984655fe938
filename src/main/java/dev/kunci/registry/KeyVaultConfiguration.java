package dev.kunci.registry;

import dev.kunci.shared.KunciProperties;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration
class KeyVaultConfiguration {

    /** Never makes new keysets beside credentials that only the lost ones could open. */
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
        return file.open();
    }
}
