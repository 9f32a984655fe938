package dev.kunci.operators.signin;

import dev.kunci.operators.Actor;
import java.util.UUID;

/**
 * An authenticated caller of a door without sessions, which tells callers apart before they do anything.
 *
 * @param byPassword whether they sent a person's password and no API token
 * @param key what its calls are counted under: the token, or the operator if there is none
 */
public record Caller(Actor actor, boolean byPassword, UUID key) {}
