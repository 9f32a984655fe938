package dev.kunci.audit;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Creates the partitions of the coming months, so that a Kunci can run for years without maintenance. */
@Component
class AuditPartitions {

    private static final Logger LOG = LoggerFactory.getLogger(AuditPartitions.class);

    /** Far enough ahead that a long-running reader of the audit log blocks nothing for a year. */
    private static final int AHEAD = 12;

    private final JdbcClient jdbc;

    AuditPartitions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Usually there is nothing to do. If partitions cannot be created, the default partition takes the records
     * meanwhile.
     */
    @Scheduled(initialDelay = 10, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void make() {
        try {
            jdbc.sql("select make_audit_months(?)").param(AHEAD).query().listOfRows();
        } catch (DataAccessException e) {
            LOG.warn("The partitions of the coming months could not be made", e);
        }
    }
}
