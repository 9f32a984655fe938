package dev.kunci.management.http;

import dev.kunci.management.dialect.Dialect;
import dev.kunci.management.dialect.Problems;
import dev.kunci.management.wire.WireProblem;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.operators.signin.Caller;
import dev.kunci.registry.Organization;
import dev.kunci.registry.organization.Organizations;
import dev.kunci.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;

/** Makes the {@link ApiRequest} of a request, or says why this caller has no business in that organization. */
@Component
class ApiRequestArgumentResolver implements HandlerMethodArgumentResolver {

    private final Organizations organizations;
    private final Permissions permissions;

    ApiRequestArgumentResolver(Organizations organizations, Permissions permissions) {
        this.organizations = organizations;
        this.permissions = permissions;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == ApiRequest.class || parameter.getParameterType() == Caller.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        Caller caller = caller();
        if (parameter.getParameterType() == Caller.class) {
            return caller;
        }
        HttpServletRequest request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        return new ApiRequest(
                caller.actor(),
                organization(caller, request),
                Dialect.of(request),
                reason(request),
                blankAsNull(request.getHeader(HttpHeaders.IF_MATCH)),
                HttpMethod.GET.matches(request.getMethod())
                        ? blankAsNull(request.getHeader(HttpHeaders.IF_NONE_MATCH))
                        : null,
                blankAsNull(request.getHeader("Idempotency-Key")));
    }

    private static Caller caller() {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn != null && signedIn.getPrincipal() instanceof Caller caller) {
            return caller;
        }
        throw new IllegalStateException("nobody is signed in");
    }

    /** Whoever has no business there does not learn whether there is such an organization. */
    private Organization organization(Caller caller, HttpServletRequest request) {
        String name = variables(request).get("organization");
        Optional<Organization> named = name == null ? implied(caller, request) : organizations.find(name);
        if (named.isPresent()
                && permissions.asksForMore(caller.actor(), named.get().id())) {
            throw WireProblem.of(
                    403, "kunci.second-factor", "This organization asks for more than a password. Use an API token.");
        }
        return named.filter(found -> permissions.of(caller.actor(), found.id()).may(Role.VIEWER))
                .orElseThrow(() -> new Refusal.Forbidden("refusal.role.viewer"));
    }

    /** For addresses that name none: the one the caller is of, or the one that a parameter names. */
    private Optional<Organization> implied(Caller caller, HttpServletRequest request) {
        String named = blankAsNull(request.getParameter("organization"));
        UUID within = caller.actor().within();
        if (named != null) {
            return organizations.find(named);
        }
        if (within != null) {
            return organizations.find(within);
        }
        UUID operator = caller.actor().operatorId();
        List<Organization> mine = operator == null ? List.of() : organizations.of(operator);
        if (mine.size() > 1) {
            throw Problems.invalid("organization", "Say of which organization: add the query parameter organization.");
        }
        return mine.stream().findFirst();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> variables(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                ? (Map<String, String>) variables
                : Map.of();
    }

    private static @Nullable String reason(HttpServletRequest request) {
        String given = blankAsNull(request.getParameter("reason"));
        String header = blankAsNull(request.getHeader("X-Kunci-Reason"));
        // The server reads headers as Latin-1; clients write UTF-8.
        return given != null || header == null
                ? given
                : new String(header.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static @Nullable String blankAsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
