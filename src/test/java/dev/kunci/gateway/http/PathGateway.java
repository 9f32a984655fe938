package dev.kunci.gateway.http;

/** A gateway of a test that asks Kunci about each call and passes it on to one of the {@link PathUpstreams}. */
interface PathGateway extends AutoCloseable {

    /** @return its port for calls to the upstream with this name */
    int port(String upstream);

    @Override
    void close();
}
