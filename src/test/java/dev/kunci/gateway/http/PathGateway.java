package dev.kunci.gateway.http;

/** A gateway of a test that asks Kunci about each call and hands it on to one of the {@link PathUpstreams}. */
interface PathGateway extends AutoCloseable {

    /** @return where it listens for calls to the upstream of this name */
    int port(String upstream);

    @Override
    void close();
}
