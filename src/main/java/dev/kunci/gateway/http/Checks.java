package dev.kunci.gateway.http;

import dev.kunci.gateway.Question;
import dev.kunci.gateway.Verdict;
import dev.kunci.operators.GatewayToken;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is said to a gateway: first to whether it may ask at all, then to what it asks. */
final class Checks {

    private static final Logger LOG = LoggerFactory.getLogger(Checks.class);

    private final TokenMemory tokens;
    private final Doorkeeper door;
    private final Clock clock;
    private final Misses<Guesser> keys;

    Checks(TokenMemory tokens, Doorkeeper door, Clock clock, int missesPerMinute) {
        this.tokens = tokens;
        this.door = door;
        this.clock = clock;
        this.keys = new Misses<>(missesPerMinute);
    }

    /**
     * Who asks about keys that nobody has.
     *
     * @param client for whom the gateway asks, as it says
     */
    private record Guesser(UUID gateway, String client) {}

    /** What memory alone can say; null where something has to be looked up, which is never done here. */
    @Nullable
    Answer now(NginxCall call) {
        if (call.isBad()) {
            return call.hasBody() ? Answers.BODY : Answers.BAD_REQUEST;
        }
        String shown = call.token();
        if (shown.isEmpty()) {
            return Answers.GATEWAY_TOKEN;
        }
        GatewayToken token = tokens.now(shown);
        if (token == null) {
            return tokens.isNone(shown) ? Answers.GATEWAY_TOKEN : null;
        }
        Answer refusal = refusal(token, call);
        if (refusal != null) {
            return refusal;
        }
        Question question = call.question(token);
        Verdict verdict = door.now(question);
        return verdict == null ? null : answer(token, call, verdict);
    }

    /** Whether somebody asks whose token is known, so that the right of others to ask does not hang on strangers. */
    boolean knows(NginxCall call) {
        return tokens.now(call.token()) != null;
    }

    /** Only what cannot be a key counts as a guess; of others it hangs on no count whether they are answered. */
    private Answer answer(GatewayToken token, NginxCall call, Verdict verdict) {
        boolean guess = verdict instanceof Verdict.Denied denied && denied.guess();
        return guess && !keys.missed(new Guesser(token.id(), call.client())) ? Answers.RATE : Answers.of(verdict);
    }

    /** Looks up what is not in memory; where that fails, the answer is no. */
    Answer later(NginxCall call) {
        try {
            return looked(call);
        } catch (RuntimeException e) {
            LOG.warn("A key could not be checked and was refused: {}", e.toString());
            return Answers.STALE;
        }
    }

    private Answer looked(NginxCall call) {
        String shown = call.token();
        GatewayToken token = tokens.now(shown);
        if (token == null) {
            token = tokens.find(shown).orElse(null);
            if (token == null) {
                return Answers.GATEWAY_TOKEN;
            }
        }
        Answer refusal = refusal(token, call);
        if (refusal != null) {
            return refusal;
        }
        return answer(token, call, door.check(call.question(token)));
    }

    private @Nullable Answer refusal(GatewayToken token, NginxCall call) {
        if (token.revoked() || token.expired(clock.instant())) {
            return Answers.GATEWAY_TOKEN;
        }
        if (!call.isOf(token.organizationName())) {
            return Answers.ORGANIZATION;
        }
        return call.hasKey() ? null : Answers.MISSING_KEY;
    }
}
