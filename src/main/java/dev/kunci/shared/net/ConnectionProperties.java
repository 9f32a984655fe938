package dev.kunci.shared.net;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The connection limits, under {@code kunci.connections.*}.
 *
 * @param gateway connections that gateways keep open
 * @param gatewayPerAddress of these, from one address: for nginx, its keepalive connections times its workers
 * @param portalPerAddress connections that people and programs keep open from one address, trusted proxies excepted
 */
@ConfigurationProperties("kunci.connections")
public record ConnectionProperties(
        @DefaultValue("4096") int gateway,
        @DefaultValue("2048") int gatewayPerAddress,
        @DefaultValue("1024") int portalPerAddress) {}
