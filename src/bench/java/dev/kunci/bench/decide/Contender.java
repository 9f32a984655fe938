package dev.kunci.bench.decide;

import java.io.IOException;

/** One way to decide that is measured beside the others. */
interface Contender extends AutoCloseable {

    String name();

    /** Lets so many clients decide for so many seconds. */
    Times decide(int clients, int seconds) throws Exception;

    /** Processor time of its program until now, in seconds; 0 if it has none of its own. */
    double programSeconds() throws IOException;

    /** Processor time of its database until now, in seconds. */
    double databaseSeconds() throws IOException;

    default Sample measure(int clients, int seconds) throws Exception {
        double program = programSeconds();
        double database = databaseSeconds();
        Times times = decide(clients, seconds);
        return Sample.of(times, programSeconds() - program, databaseSeconds() - database);
    }

    @Override
    void close() throws Exception;
}
