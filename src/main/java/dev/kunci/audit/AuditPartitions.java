package dev.kunci.audit;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Makes the partitions of the coming months, so that a Kunci that runs for a year needs nobody for it. */
@Component
class AuditPartitions {

    private static final Logger LOG = LoggerFactory.getLogger(AuditPartitions.class);

    /** So far that whoever holds a snapshot of the record for long is in nobody's way for a year. */
    private static final int AHEAD = 12;

    private final JdbcClient jdbc;

    AuditPartitions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Mostly there is nothing to do; where it cannot be done, the default partition takes the records until it can. */
    @Scheduled(initialDelay = 10, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void make() {
        try {
            jdbc.sql("select make_audit_months(?)").param(AHEAD).query().listOfRows();
        } catch (DataAccessException e) {
            LOG.warn("The partitions of the coming months could not be made", e);
        }
    }
}
