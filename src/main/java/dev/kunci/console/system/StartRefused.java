package dev.kunci.console.system;

/** Carries one sentence that tells the machine's owner why Kunci cannot start and what to do about it. */
public final class StartRefused extends RuntimeException {
    public StartRefused(String sentence) {
        super(sentence);
    }

    public StartRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
