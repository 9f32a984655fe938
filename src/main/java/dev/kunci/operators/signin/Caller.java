package dev.kunci.operators.signin;

import dev.kunci.operators.Actor;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is let in through a door without sessions, so that it can tell callers apart before they do anything.
 *
 * @param byPassword whether they showed a person's password, and no API token
 * @param key what its calls are counted under: the token, or the operator where there is none
 * @param organization the name of the one that an API token is limited to, whose permission its actor carries; null for a
 *     person, who may be in several
 */
public record Caller(Actor actor, boolean byPassword, UUID key, @Nullable String organization) {}
