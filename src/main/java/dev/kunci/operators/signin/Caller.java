package dev.kunci.operators.signin;

import dev.kunci.operators.Actor;
import java.util.UUID;

/**
 * Who is let in through a door without sessions, so that it can tell callers apart before they do anything.
 *
 * @param byPassword whether they showed a person's password, and no API token
 * @param key what its calls are counted under: the token, or the operator where there is none
 */
public record Caller(Actor actor, boolean byPassword, UUID key) {}
