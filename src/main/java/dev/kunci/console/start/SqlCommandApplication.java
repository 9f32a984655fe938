package dev.kunci.console.start;

import dev.kunci.audit.AuditLog;
import dev.kunci.feed.Feed;
import dev.kunci.operators.Role;
import dev.kunci.registry.keyset.KeyRotation;
import dev.kunci.registry.organization.OrganizationNames;
import dev.kunci.review.lookup.Lookup;
import dev.kunci.review.people.TokenList;
import dev.kunci.shared.KunciProperties;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;

/**
 * What commands need that work with plain SQL alone: the database brought up to date, the key vault, transactions and the
 * rooms in which their services are. There is no Hibernate, and a bean is made when somebody asks for it.
 */
@ImportAutoConfiguration({
    PropertyPlaceholderAutoConfiguration.class,
    ConfigurationPropertiesAutoConfiguration.class,
    DataSourceAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    FlywayAutoConfiguration.class,
    JacksonAutoConfiguration.class
})
@ComponentScan(
        basePackages = "dev.kunci.console",
        basePackageClasses = {
            Lookup.class,
            TokenList.class,
            OrganizationNames.class,
            KeyRotation.class,
            Role.class,
            AuditLog.class,
            Feed.class,
            KunciProperties.class
        })
final class SqlCommandApplication {}
