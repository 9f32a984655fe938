package dev.kunci.gateway.http;

import dev.kunci.gateway.CheckRequest;
import dev.kunci.gateway.Verdict;
import dev.kunci.operators.token.GatewayToken;
import dev.kunci.shared.RateLimiter;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers a gateway: first whether it may ask at all, then what it asks. */
final class CheckResponses {

    private static final Logger LOG = LoggerFactory.getLogger(CheckResponses.class);

    private static final int MOST_COUNTED = 50_000;

    private final TokenCache tokens;
    private final AccessDecider decider;
    private final Clock clock;
    private final RateLimiter<Guesser> guesses;

    CheckResponses(TokenCache tokens, AccessDecider decider, Clock clock, int missesPerMinute) {
        this.tokens = tokens;
        this.decider = decider;
        this.clock = clock;
        this.guesses = RateLimiter.gradual(missesPerMinute, MOST_COUNTED);
    }

    /**
     * A client that asks about unknown keys.
     *
     * @param client as the gateway reports it
     */
    private record Guesser(UUID gateway, String client) {}

    /** The response from memory alone; null if something has to be looked up, which is never done here. */
    @Nullable
    Response now(NginxRequest request) {
        if (request.isBad()) {
            return request.hasBody() ? Responses.BODY : Responses.BAD_REQUEST;
        }
        String shown = request.token();
        if (shown.isEmpty()) {
            return Responses.GATEWAY_TOKEN;
        }
        GatewayToken token = tokens.now(shown);
        if (token == null) {
            return tokens.isNone(shown) ? Responses.GATEWAY_TOKEN : null;
        }
        Response refusal = refusal(token, request);
        if (refusal != null) {
            return refusal;
        }
        CheckRequest checkRequest = request.question(token);
        Verdict verdict = decider.now(checkRequest);
        return verdict == null ? null : answer(token, request, verdict);
    }

    /** Whether the token is known, so that known gateways do not depend on strangers. */
    boolean knows(NginxRequest request) {
        return tokens.now(request.token()) != null;
    }

    /**
     * Only what cannot be a key counts as a guess, and only once the answer is known, so that guessing never holds up
     * an existing key.
     */
    private Response answer(GatewayToken token, NginxRequest request, Verdict verdict) {
        boolean guess = verdict instanceof Verdict.Denied denied && denied.guess();
        return guess && !guesses.allows(new Guesser(token.id(), request.client()))
                ? Responses.RATE
                : Responses.of(verdict);
    }

    /** Looks up what is not in memory; if that fails, the answer is no. */
    Response later(NginxRequest request) {
        try {
            return looked(request);
        } catch (RuntimeException e) {
            LOG.warn("A key could not be checked and was refused: {}", e.toString());
            return Responses.STALE;
        }
    }

    private Response looked(NginxRequest request) {
        String shown = request.token();
        GatewayToken token = tokens.now(shown);
        if (token == null) {
            token = tokens.find(shown).orElse(null);
            if (token == null) {
                return Responses.GATEWAY_TOKEN;
            }
        }
        Response refusal = refusal(token, request);
        if (refusal != null) {
            return refusal;
        }
        return answer(token, request, decider.check(request.question(token)));
    }

    private @Nullable Response refusal(GatewayToken token, NginxRequest request) {
        if (token.revoked() || token.expired(clock.instant())) {
            return Responses.GATEWAY_TOKEN;
        }
        if (!request.isOf(token.organizationName())) {
            return Responses.ORGANIZATION;
        }
        return request.hasKey() ? null : Responses.MISSING_KEY;
    }
}
