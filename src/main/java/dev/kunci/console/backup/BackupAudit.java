package dev.kunci.console.backup;

import dev.kunci.audit.Action;
import dev.kunci.audit.AuditEntry;
import dev.kunci.audit.AuditLog;
import dev.kunci.audit.Subject;
import dev.kunci.console.postgres.EmbeddedPostgres;
import dev.kunci.operators.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import tools.jackson.databind.json.JsonMapper;

/** Records backups and restores without the rest of the application, which would migrate the schema first. */
final class BackupAudit {
    private final EmbeddedPostgres postgres;

    BackupAudit(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /** Once in each organization, because its data was in the backup; for the installation if there is none yet. */
    void record(Action action, String file, Map<String, ?> facts) {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.registerBean(
                    DataSource.class,
                    () -> new DriverManagerDataSource(postgres.appUrl(), postgres.appUser(), postgres.appPassword()));
            context.register(Parts.class, AuditLog.class);
            context.refresh();
            List<UUID> organizations = new ArrayList<>(context.getBean(JdbcClient.class)
                    .sql("select id from organization order by id")
                    .query(UUID.class)
                    .list());
            if (organizations.isEmpty()) {
                organizations.add(AuditEntry.INSTALLATION);
            }
            Subject subject = Subject.alone("backup", null, file);
            context.getBean(AuditLog.class)
                    .note(organizations.stream()
                            .map(organizationId -> AuditEntry.done(
                                            organizationId, Actor.console().author(), action, subject)
                                    .change(null, facts))
                            .toList());
        }
    }

    /** Not a component: the application itself must not find it. */
    @EnableTransactionManagement(proxyTargetClass = true)
    static class Parts {
        @Bean
        JdbcClient jdbcClient(DataSource database) {
            return JdbcClient.create(database);
        }

        @Bean
        PlatformTransactionManager transactionManager(DataSource database) {
            return new JdbcTransactionManager(database);
        }

        @Bean
        JsonMapper jsonMapper() {
            return JsonMapper.builder().build();
        }
    }
}
