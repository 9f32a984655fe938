package dev.kunci.gateway.http;

import java.util.Map;

/** Upstreams of a test that answer with the path that they serve, percent-encoded. */
interface PathUpstreams extends AutoCloseable {

    /** The ports, by the name of the way of reading paths. */
    Map<String, Integer> ports();

    @Override
    void close() throws Exception;
}
