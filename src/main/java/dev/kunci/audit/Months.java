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
class Months {

    private static final Logger LOG = LoggerFactory.getLogger(Months.class);
    private static final int AHEAD = 3;

    private final JdbcClient jdbc;

    Months(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Once a day; where it cannot, the default partition takes the records and the next day tries again. */
    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.DAYS)
    void make() {
        try {
            jdbc.sql("select make_audit_months(?)").param(AHEAD).query().listOfRows();
        } catch (DataAccessException e) {
            LOG.warn("The partitions of the coming months could not be made", e);
        }
    }
}
