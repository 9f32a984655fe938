package dev.kunci.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;

/** The negative control: a parser that fails on some inputs, which nobody writes by chance. */
public final class Broken {

    private Broken() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        String text = data.consumeRemainingAsString();
        if (text.length() > 2 && text.charAt(0) == '+' && Character.isDigit(text.charAt(1))) {
            throw new IllegalStateException("a digit after a sign");
        }
    }
}
