package dev.kunci.management.http;

import dev.kunci.management.dialect.Problems;
import dev.kunci.management.wire.WireProblem;
import dev.kunci.shared.Refusal;
import dev.kunci.shared.RequestId;
import dev.kunci.shared.database.DatabaseUnavailable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;

/** Turns every failure behind the API into a problem document. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiExceptionResolver implements HandlerExceptionResolver {

    private static final Logger LOG = LoggerFactory.getLogger(ApiExceptionResolver.class);

    private final ErrorWriter errors;

    ApiExceptionResolver(ErrorWriter errors) {
        this.errors = errors;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (!NormalizedRequest.isOne(request)) {
            return null;
        }
        WireProblem problem = problem(failure);
        if (problem == null) {
            String reference = String.valueOf(RequestId.current());
            LOG.error("Unexpected failure in the API, reference {}", reference, failure);
            problem = Problems.unexpected(reference);
        }
        try {
            if (failure instanceof HttpRequestMethodNotSupportedException method
                    && method.getSupportedHttpMethods() != null) {
                response.setHeader("Allow", String.join(", ", method.getSupportedMethods()));
            }
            errors.write(request, response, problem);
        } catch (IOException gone) {
            LOG.debug("The client was gone before it was answered", gone);
        }
        return new ModelAndView();
    }

    /** The problem for a failure, null for an unexpected one. */
    static @Nullable WireProblem problem(Exception failure) {
        return switch (failure) {
            case WireProblem problem -> problem;
            case Refusal refusal -> Problems.of(refusal);
            case Exception away
            when DatabaseUnavailable.in(away) ->
                WireProblem.of(503, "kunci.unavailable", "The database does not answer. Try again.")
                        .retryAfter(DatabaseUnavailable.RETRY_SECONDS);
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
            case MethodArgumentTypeMismatchException wrong ->
                Problems.invalid("parameter", "The parameter " + wrong.getName() + " has a value that it cannot have.");
            case MissingServletRequestParameterException missing ->
                Problems.invalid("parameter", "The parameter " + missing.getParameterName() + " is missing.");
            case HttpRequestMethodNotSupportedException _ ->
                WireProblem.of(405, "kunci.method", "This address does not know the method. Allow says which it does.");
            case ConcurrencyFailureException _ ->
                WireProblem.of(
                        409, "kunci.busy", "Somebody else changed the same thing at the same moment. Try again.");
            case RequestRejectedException _ -> Problems.invalid("address", "This address cannot be read.");
            case ErrorResponse known
            when known.getStatusCode().is4xxClientError() ->
                Problems.refused(known.getStatusCode().value());
            default -> null;
        };
    }

    private static WireProblem unreadable(HttpMessageNotReadableException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof WireProblem problem) {
                return problem;
            }
            if (cause instanceof StreamReadException broken) {
                return Problems.invalid(
                        "json",
                        "The body is not valid JSON, at line "
                                + broken.getLocation().getLineNr() + ", column "
                                + broken.getLocation().getColumnNr() + ".");
            }
            if (cause instanceof JacksonException wrong) {
                return Problems.invalid("json", "The body has another form than expected" + path(wrong) + ".");
            }
        }
        return Problems.invalid("json", "The body cannot be read.");
    }

    /** Only names and indices: values may be secret. */
    private static String path(JacksonException wrong) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : wrong.getPath()) {
            path.append(path.isEmpty() ? " at " : ".")
                    .append(step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName());
        }
        return path.toString();
    }
}
