package dev.kunci.portal.feedback;

import java.util.Arrays;
import java.util.Optional;

/** Tells invalid client messages, which Vaadin's protocol refuses, from errors of ours. */
final class RefusedEvents {

    private static final String PROTOCOL = "com.vaadin.flow.server.communication.";
    private static final String OURS = "dev.kunci.";

    private RefusedEvents() {}

    /** Whether this exception, and each of its causes, was thrown before any of our code was reached. */
    static boolean isOne(Throwable failure) {
        for (Throwable thrown = failure; thrown != null; thrown = thrown.getCause()) {
            Optional<String> nearest = Arrays.stream(thrown.getStackTrace())
                    .map(StackTraceElement::getClassName)
                    .filter(name -> name.startsWith(PROTOCOL) || name.startsWith(OURS))
                    .findFirst();
            if (nearest.filter(name -> name.startsWith(PROTOCOL)).isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
