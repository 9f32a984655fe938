package dev.kunci.operators.signin;

import dev.kunci.audit.Origin;
import dev.kunci.operators.Actor;
import dev.kunci.operators.token.TokenFormat;
import dev.kunci.operators.token.Tokens;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Authenticates programs: each call sends an API token, or a person's password. */
@Service
public class ApiSignIn {

    private final Tokens tokens;
    private final RefusedTokens refused;
    private final PasswordCheckCache passwords;

    public ApiSignIn(Tokens tokens, RefusedTokens refused, PasswordCheckCache passwords) {
        this.tokens = tokens;
        this.refused = refused;
        this.passwords = passwords;
    }

    /**
     * The operator an API token acts as.
     *
     * @return empty if it is unknown, revoked or expired, or its operator is disabled or has left
     */
    public Optional<Caller> bearer(String token, Origin origin) {
        return byToken(token, null, origin);
    }

    /**
     * The operator with this name, who sends one of their API tokens or, if a person, their password. Text in the
     * format of a token is never tried as a password.
     *
     * @param user the e-mail address of a person or the name of a program, in any case
     * @return empty if they do not match or are not let in; the reason is not told
     * @throws dev.kunci.shared.Refusal.Conflict {@code refusal.sign-in.wait} with the seconds to wait, after too many
     *     wrong passwords for this account from this address
     */
    public Optional<Caller> basic(String user, String secret, Origin origin) {
        if (TokenFormat.looksLikeOne(secret)) {
            return byToken(secret, user, origin);
        }
        return passwords
                .check(user, secret, origin)
                .map(operator ->
                        new Caller(Actor.operator(operator.id(), operator.email(), origin), true, operator.id(), null));
    }

    private Optional<Caller> byToken(String token, @Nullable String user, Origin origin) {
        Optional<Caller> caller = tokens.caller(token, user, origin);
        if (caller.isEmpty()) {
            refused.note(token, origin);
        }
        return caller;
    }
}
