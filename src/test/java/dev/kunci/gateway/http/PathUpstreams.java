package dev.kunci.gateway.http;

import java.util.Map;

/** APIs of a test that answer with the path that they serve: percent-encoded, as a body of its own. */
interface PathUpstreams extends AutoCloseable {

    /** Where each listens, by the name of its way of reading paths. */
    Map<String, Integer> ports();

    @Override
    void close() throws Exception;
}
