package dev.kunci.shared.net;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many connections there may be, under {@code kunci.connections.*}.
 *
 * @param gateway that gateways keep open
 * @param gatewayPerAddress of these from one address: of an nginx, its connections kept open times its workers
 * @param portalPerAddress that people and programs keep open from one address, which is no trusted proxy's
 */
@ConfigurationProperties("kunci.connections")
public record ConnectionProperties(
        @DefaultValue("4096") int gateway,
        @DefaultValue("2048") int gatewayPerAddress,
        @DefaultValue("1024") int portalPerAddress) {}
