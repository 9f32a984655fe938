package dev.kunci.bench;

/** Something to compare with is not there; the message says what is missing and how to install it. */
public final class LeftOut extends Exception {

    private static final long serialVersionUID = 1;

    public LeftOut(String message) {
        super(message);
    }
}
