package dev.kunci.bench.decide;

/** Something to compare with is not there; the message says what is missing and how to install it. */
final class LeftOut extends Exception {

    private static final long serialVersionUID = 1;

    LeftOut(String message) {
        super(message);
    }
}
