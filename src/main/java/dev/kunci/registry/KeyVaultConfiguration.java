package dev.kunci.registry;

import dev.kunci.shared.KunciProperties;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

@Configuration
class KeyVaultConfiguration {

    @Bean
    @DependsOn("entityManagerFactory")
    KeyVault keyVault(KunciProperties settings, DataSource database) {
        return new KeysetClaim(database, settings.keysets()).open();
    }
}
