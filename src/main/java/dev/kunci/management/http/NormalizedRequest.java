package dev.kunci.management.http;

import dev.kunci.management.dialect.Dialect;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import org.springframework.web.util.WebUtils;

/**
 * The normal form of a call: a path of the X dialect without aliases and trailing slash, JSON whatever the headers say
 * (status changes are sent as octets, as a form or without a body), and parameters from the query alone, so that
 * reading them never consumes the body.
 */
final class NormalizedRequest extends HttpServletRequestWrapper {

    private static final String JSON = "application/json";
    private static final String ALIAS = "/v1/o";
    private static final Set<String> CONTENT = Set.of("accept", "content-type");

    private final String path;
    private final Map<String, String[]> parameters;

    NormalizedRequest(HttpServletRequest request, Dialect dialect) {
        super(request);
        this.path = plain(request.getRequestURI(), dialect);
        this.parameters = parameters(request.getQueryString());
    }

    /** Whether a request came through the API. */
    static boolean isOne(HttpServletRequest request) {
        return WebUtils.getNativeRequest(request, NormalizedRequest.class) != null;
    }

    private static String plain(String uri, Dialect dialect) {
        String rest = Dialect.X.root() + uri.substring(dialect.root().length());
        if (rest.equals(ALIAS) || rest.startsWith(ALIAS + "/")) {
            rest = "/v1/organizations" + rest.substring(ALIAS.length());
        }
        while (rest.endsWith("/")) {
            rest = rest.substring(0, rest.length() - 1);
        }
        // A bare semicolon is part of a name; Spring would cut the name there.
        return rest.replace(";", "%3B");
    }

    private static Map<String, String[]> parameters(@Nullable String query) {
        Map<String, String[]> result = new LinkedHashMap<>();
        if (query == null) {
            return result;
        }
        MultiValueMap<String, String> raw =
                UriComponentsBuilder.newInstance().query(query).build().getQueryParams();
        raw.forEach((name, values) -> result.put(
                decode(name), values.stream().map(NormalizedRequest::decode).toArray(String[]::new)));
        return result;
    }

    private static String decode(@Nullable String text) {
        if (text == null) {
            return "";
        }
        String spaced = text.replace('+', ' ');
        try {
            return UriUtils.decode(spaced, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return spaced;
        }
    }

    @Override
    public String getRequestURI() {
        return path;
    }

    @Override
    public StringBuffer getRequestURL() {
        return new StringBuffer(path);
    }

    @Override
    public String getServletPath() {
        return "";
    }

    @Override
    public @Nullable String getContentType() {
        return JSON;
    }

    @Override
    public @Nullable String getHeader(String name) {
        return content(name) ? JSON : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return content(name) ? Collections.enumeration(List.of(JSON)) : super.getHeaders(name);
    }

    private static boolean content(String header) {
        return CONTENT.contains(header.toLowerCase(Locale.ROOT));
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = parameters.get(name);
        return values == null || values.length == 0 ? null : values[0];
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Collections.unmodifiableMap(parameters);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(parameters.keySet());
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return parameters.get(name);
    }
}
