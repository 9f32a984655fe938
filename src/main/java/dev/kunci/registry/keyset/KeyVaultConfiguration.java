package dev.kunci.registry.keyset;

import dev.kunci.shared.KunciProperties;
import dev.kunci.vault.KeyVault;
import dev.kunci.vault.KeysetFile;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration
class KeyVaultConfiguration {

    @Bean
    KeysetFile keysetFile(KunciProperties settings) {
        return new KeysetFile(settings.keysets());
    }

    @Bean
    KeysetTable keysetTable(JdbcClient jdbc) {
        return new KeysetTable(jdbc);
    }

    /** Only instances that answer by keys need them all the time; a command reads them when needed. */
    @Bean
    @ConditionalOnProperty("kunci.gateway-port")
    KeysetInstance keysetInstance(KeysetFile file) {
        return KeysetInstance.of(file);
    }

    /** Created at every start, also of a command, so that none continues with the wrong keysets. */
    @Bean
    @Lazy(false)
    @DependsOnDatabaseInitialization
    KeyVault keyVault(KeysetFile file, DataSource database, ObjectProvider<KeysetInstance> instance) {
        @Nullable KeysetInstance serving = instance.getIfAvailable();
        return new KeysetBinding(database, file).open(serving);
    }

    @Bean
    @ConditionalOnProperty("kunci.gateway-port")
    KeysetWatcher keysetWatch(
            KeysetFile file, KeysetTable table, KeyVault vault, KeysetInstance instance, KeyRotation rotation) {
        return new KeysetWatcher(file, table, vault, instance, rotation);
    }
}
