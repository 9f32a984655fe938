package dev.kunci.shared;

import java.util.Arrays;
import java.util.List;

/** A request that is refused for a reason a person can act on; every door words it from the same key and arguments. */
public abstract class Refusal extends RuntimeException {

    private final String key;
    private final transient List<Object> arguments;

    protected Refusal(String key, Object... arguments) {
        super(key + Arrays.asList(arguments));
        this.key = key;
        this.arguments = List.of(arguments);
    }

    /** The message key in the translations, for example {@code refusal.app.unknown}. */
    public String key() {
        return key;
    }

    public List<Object> arguments() {
        return arguments;
    }

    /** What was asked for does not exist, or the actor may not see it. */
    public static final class NotFound extends Refusal {
        public NotFound(String key, Object... arguments) {
            super(key, arguments);
        }
    }

    /** The present state does not allow it: a name is taken, or something has changed meanwhile. */
    public static final class Conflict extends Refusal {
        public Conflict(String key, Object... arguments) {
            super(key, arguments);
        }
    }

    /** The input breaks a rule; the message says which. */
    public static final class Invalid extends Refusal {
        public Invalid(String key, Object... arguments) {
            super(key, arguments);
        }
    }

    /** The actor may not do this. */
    public static final class Forbidden extends Refusal {
        public Forbidden(String key, Object... arguments) {
            super(key, arguments);
        }
    }
}
