package dev.kunci.shared.logging;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import org.jspecify.annotations.Nullable;

/** Writes a log message as a single line of limited length, so that no foreign text can forge a log line. */
public final class OneLine extends MessageConverter {

    static final int LONGEST = 2_000;

    @Override
    public String convert(ILoggingEvent event) {
        return String.valueOf(of(event.getFormattedMessage()));
    }

    static @Nullable String of(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        StringBuilder line = new StringBuilder(cut.length());
        cut.codePoints().forEach(c -> line.appendCodePoint(breaks(c) ? ' ' : c));
        return line.toString();
    }

    private static boolean breaks(int c) {
        int type = Character.getType(c);
        return c != '\t'
                && (type == Character.CONTROL
                        || type == Character.LINE_SEPARATOR
                        || type == Character.PARAGRAPH_SEPARATOR);
    }
}
