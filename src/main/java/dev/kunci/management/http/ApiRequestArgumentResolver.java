package dev.kunci.management.http;

import dev.kunci.management.dialect.Dialect;
import dev.kunci.management.dialect.Problems;
import dev.kunci.management.wire.WireProblem;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Permission;
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

/** Creates the {@link ApiRequest} of a call, or refuses callers who are not members of the organization. */
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
        CallerOrganization callerOrganization = callerOrganization(caller, request);
        return new ApiRequest(
                callerOrganization.actor(),
                callerOrganization.permission().organization(),
                callerOrganization.name(),
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

    /** Callers who are not members do not learn whether the organization exists. */
    private CallerOrganization callerOrganization(Caller caller, HttpServletRequest request) {
        String inPath = variables(request).get("organization");
        String named = inPath == null ? blankAsNull(request.getParameter("organization")) : inPath;
        return caller.organization() == null
                ? ofPerson(caller.actor(), named)
                : ofToken(caller.actor(), caller.organization(), named);
    }

    /** A token was looked up together with its organization and its permission, so nothing is read here. */
    private static CallerOrganization ofToken(Actor actor, String own, @Nullable String named) {
        Permission permission = actor.permission();
        if (permission == null || !permission.may(Role.VIEWER) || named != null && !named.equals(own)) {
            throw new Refusal.Forbidden("refusal.role.viewer");
        }
        return new CallerOrganization(actor, own);
    }

    private CallerOrganization ofPerson(Actor actor, @Nullable String named) {
        Optional<Organization> found = named == null ? onlyOne(actor) : organizations.find(named);
        if (found.isPresent() && permissions.asksForMore(actor, found.get().id())) {
            throw WireProblem.of(
                    403, "kunci.second-factor", "This organization asks for more than a password. Use an API token.");
        }
        return found.map(organization -> new CallerOrganization(
                        actor.with(permissions.of(actor, organization.id())), organization.name()))
                .filter(callerOrganization -> callerOrganization.permission().may(Role.VIEWER))
                .orElseThrow(() -> new Refusal.Forbidden("refusal.role.viewer"));
    }

    /** For paths without an organization: the only one of this person. */
    private Optional<Organization> onlyOne(Actor actor) {
        UUID operator = actor.operatorId();
        List<Organization> mine = operator == null ? List.of() : organizations.of(operator);
        if (mine.size() > 1) {
            throw Problems.invalid("organization", "Say of which organization: add the query parameter organization.");
        }
        return mine.stream().findFirst();
    }

    /**
     * The organization of a call.
     *
     * @param actor with its permission there
     */
    private record CallerOrganization(Actor actor, String name) {

        Permission permission() {
            return Objects.requireNonNull(actor.permission());
        }
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
        // The server decodes headers as Latin-1; clients write UTF-8.
        return given != null || header == null
                ? given
                : new String(header.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static @Nullable String blankAsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
