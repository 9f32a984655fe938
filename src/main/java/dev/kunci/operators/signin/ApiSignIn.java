package dev.kunci.operators.signin;

import dev.kunci.audit.Origin;
import dev.kunci.operators.Actor;
import dev.kunci.operators.token.TokenFormat;
import dev.kunci.operators.token.Tokens;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Lets programs in: each call shows an API token, or the password of a person. */
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
     * Whom an API token acts as.
     *
     * @return empty where it is unknown, revoked or expired, or its operator is shut out or has left
     */
    public Optional<Caller> bearer(String token, Origin origin) {
        return byToken(token, null, origin);
    }

    /**
     * The operator of this name, who shows an API token of their own or, as a person, their password. What looks like a
     * token is never taken for a password.
     *
     * @param user the e-mail address of a person or the name of a program, in upper or lower case
     * @return empty where they do not belong together or are not let in; why is not told
     * @throws dev.kunci.shared.Refusal.Conflict {@code refusal.sign-in.wait} with the seconds to wait, where a wrong
     *     password of this account came too often from this address just now
     */
    public Optional<Caller> basic(String user, String secret, Origin origin) {
        if (TokenFormat.looksLikeOne(secret)) {
            return byToken(secret, user, origin);
        }
        return passwords
                .check(user, secret, origin)
                .map(operator -> new Caller(
                        Actor.operator(operator.id(), operator.email(), origin), true, operator.id(), null));
    }

    private Optional<Caller> byToken(String token, @Nullable String user, Origin origin) {
        Optional<Caller> caller = tokens.caller(token, user, origin);
        if (caller.isEmpty()) {
            refused.note(token, origin);
        }
        return caller;
    }
}
