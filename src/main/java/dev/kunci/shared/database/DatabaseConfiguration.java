package dev.kunci.shared.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Gives the application's pool connections with time limits, and monitors the database host. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    static BeanPostProcessor boundedConnections() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource pool && pool.getDataSource() == null) {
                    pool.setDataSource(new Connections(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword()));
                    pool.setExceptionOverride(new Eviction());
                }
                return bean;
            }
        };
    }

    @Bean
    @Lazy(false)
    DatabaseHeartbeat silenceWatch(DataSource database) throws SQLException {
        return new DatabaseHeartbeat(
                (Connections) database.unwrap(HikariDataSource.class).getDataSource());
    }
}
