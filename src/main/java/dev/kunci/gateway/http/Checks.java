package dev.kunci.gateway.http;

import dev.kunci.gateway.Question;
import dev.kunci.gateway.Reason;
import dev.kunci.gateway.Verdict;
import dev.kunci.operators.GatewayToken;
import java.net.InetAddress;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is said to a gateway: first to whether it may ask at all, then to what it asks. */
final class Checks {

    private static final Logger LOG = LoggerFactory.getLogger(Checks.class);
    private static final int TOKEN_MISSES = 60;

    private final TokenMemory tokens;
    private final Doorkeeper door;
    private final Clock clock;
    private final Misses<UUID> keys;
    private final Misses<InetAddress> strangers = new Misses<>(TOKEN_MISSES);

    Checks(TokenMemory tokens, Doorkeeper door, Clock clock, int missesPerMinute) {
        this.tokens = tokens;
        this.door = door;
        this.clock = clock;
        this.keys = new Misses<>(missesPerMinute);
    }

    /** What memory alone can say; null where something has to be looked up, which is never done here. */
    @Nullable
    Answer now(NginxCall call, InetAddress from) {
        if (call.isBad()) {
            return call.hasBody() ? Answers.BODY : Answers.BAD_REQUEST;
        }
        String shown = call.token();
        if (shown.isEmpty()) {
            return Answers.GATEWAY_TOKEN;
        }
        GatewayToken token = tokens.now(shown);
        if (token == null) {
            return strangers.allow(from, shown) ? null : Answers.GATEWAY_TOKEN;
        }
        Answer refusal = refusal(token, call);
        if (refusal != null) {
            return refusal;
        }
        Question question = call.question(token);
        Verdict verdict = door.now(question);
        boolean unknown = isUnknown(verdict);
        if ((verdict == null || unknown) && !keys.allow(token.id(), question.consumerKey())) {
            return Answers.RATE;
        }
        if (unknown) {
            keys.missed(token.id());
        }
        return verdict == null ? null : Answers.of(verdict);
    }

    /** A guess is a guess, also where memory already says that it is wrong. */
    private static boolean isUnknown(@Nullable Verdict verdict) {
        return verdict instanceof Verdict.Denied denied && denied.reason() == Reason.UNKNOWN_KEY;
    }

    /** Looks up what is not in memory; where that fails, the answer is no. */
    Answer later(NginxCall call, InetAddress from) {
        try {
            return looked(call, from);
        } catch (RuntimeException e) {
            LOG.warn("A key could not be checked and was refused: {}", e.toString());
            return Answers.STALE;
        }
    }

    private Answer looked(NginxCall call, InetAddress from) {
        String shown = call.token();
        GatewayToken token = tokens.now(shown);
        if (token == null) {
            token = tokens.find(shown).orElse(null);
            if (token == null) {
                strangers.missed(from);
                return Answers.GATEWAY_TOKEN;
            }
            strangers.found(shown);
        }
        Answer refusal = refusal(token, call);
        if (refusal != null) {
            return refusal;
        }
        Question question = call.question(token);
        if (!keys.allow(token.id(), question.consumerKey())) {
            return Answers.RATE;
        }
        Verdict verdict = door.check(question);
        if (isUnknown(verdict)) {
            keys.missed(token.id());
        } else if (verdict instanceof Verdict.Allowed) {
            keys.found(question.consumerKey());
        }
        return Answers.of(verdict);
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
