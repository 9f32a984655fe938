package dev.kunci.shared.logging;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;

/** Writes stack traces in which each exception's message is a single line. */
public final class OneLineFaults extends ExtendedWhitespaceThrowableProxyConverter {

    @Override
    protected String throwableProxyToString(IThrowableProxy fault) {
        return super.throwableProxyToString(new Plain(fault));
    }

    private record Plain(IThrowableProxy fault) implements IThrowableProxy {

        @Override
        public @Nullable String getMessage() {
            return OneLine.of(fault.getMessage());
        }

        @Override
        public @Nullable String getOverridingMessage() {
            return OneLine.of(fault.getOverridingMessage());
        }

        @Override
        public String getClassName() {
            return fault.getClassName();
        }

        @Override
        public StackTraceElementProxy[] getStackTraceElementProxyArray() {
            return fault.getStackTraceElementProxyArray();
        }

        @Override
        public int getCommonFrames() {
            return fault.getCommonFrames();
        }

        @Override
        public @Nullable IThrowableProxy getCause() {
            IThrowableProxy cause = fault.getCause();
            return cause == null ? null : new Plain(cause);
        }

        @Override
        public IThrowableProxy[] getSuppressed() {
            return Arrays.stream(fault.getSuppressed()).map(Plain::new).toArray(IThrowableProxy[]::new);
        }

        @Override
        public boolean isCyclic() {
            return fault.isCyclic();
        }
    }
}
