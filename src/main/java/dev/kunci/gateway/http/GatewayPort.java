package dev.kunci.gateway.http;

import dev.kunci.feed.Freshness;
import dev.kunci.gateway.AccessChecker;
import dev.kunci.gateway.CheckRequest;
import dev.kunci.gateway.Verdict;
import dev.kunci.gateway.WarmUpChecker;
import dev.kunci.operators.token.GatewayTokens;
import dev.kunci.shared.KunciProperties;
import dev.kunci.shared.database.SidePool;
import dev.kunci.shared.net.ConnectionProperties;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.IdentityCipherSuiteFilter;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContext;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerSslBundle;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the gateway port if one is configured: at the same address as the portal, and with its certificate. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("kunci.gateway-port")
class GatewayPort {

    @Bean
    TokenCache gatewayTokenMemory(SidePool pool) {
        return new TokenCache(hash -> GatewayTokens.find(pool.jdbc(), hash));
    }

    @Bean
    GatewayServer gatewayServer(
            KunciProperties properties,
            ConnectionProperties connections,
            ServerProperties portal,
            SslBundles bundles,
            TokenCache tokens,
            AccessChecker checker,
            Clock clock) {
        CheckResponses responses =
                new CheckResponses(tokens, door(checker), clock, properties.gatewayMissesPerMinute());
        InetAddress bind = portal.getAddress() == null ? InetAddress.getLoopbackAddress() : portal.getAddress();
        int port = Objects.requireNonNull(properties.gatewayPort());
        GatewayServer.Limits limits = GatewayServer.Limits.of(connections.gateway(), connections.gatewayPerAddress());
        return new GatewayServer(new InetSocketAddress(bind, port), responses, limits, tls(portal.getSsl(), bundles));
    }

    @Bean
    WarmUp gatewayWarmUp(
            Freshness freshness,
            TokenCache tokens,
            WarmUpChecker warmUpChecker,
            ServerProperties portal,
            SslBundles bundles,
            Clock clock) {
        return new WarmUp(freshness, tokens, door(warmUpChecker.gate()), clock, tls(portal.getSsl(), bundles));
    }

    private static AccessDecider door(AccessChecker checker) {
        return new AccessDecider() {
            @Override
            public @Nullable Verdict now(CheckRequest request) {
                return checker.now(request);
            }

            @Override
            public Verdict check(CheckRequest request) {
                return checker.check(request);
            }
        };
    }

    private static @Nullable SslContext tls(@Nullable Ssl ssl, SslBundles bundles) {
        if (ssl == null || !Ssl.isEnabled(ssl)) {
            return null;
        }
        SslBundle bundle = WebServerSslBundle.get(ssl, bundles);
        String[] suites = bundle.getOptions().getCiphers();
        return new JdkSslContext(
                bundle.createSslContext(),
                false,
                suites == null ? null : List.of(suites),
                IdentityCipherSuiteFilter.INSTANCE,
                ApplicationProtocolConfig.DISABLED,
                ClientAuth.NONE,
                new String[] {"TLSv1.3", "TLSv1.2"},
                false);
    }
}
