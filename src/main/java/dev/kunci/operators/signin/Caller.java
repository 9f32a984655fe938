package dev.kunci.operators.signin;

import dev.kunci.operators.Actor;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An authenticated caller of a door without sessions, which tells callers apart before they do anything.
 *
 * @param byPassword whether they sent a person's password and no API token
 * @param key what its calls are counted under: the token, or the operator if there is none
 * @param organization the name of the organization an API token is limited to, in which case the actor carries its
 *     permission there; null for a person, who may be in several
 */
public record Caller(
        Actor actor, boolean byPassword, UUID key, @Nullable String organization) {}
