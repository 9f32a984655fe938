package dev.kunci.management.http;

import dev.kunci.management.dialect.Dialect;
import dev.kunci.management.wire.WireKey;
import dev.kunci.management.wire.WireKeyUpdate;
import dev.kunci.management.wire.WireProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads bodies completely, up to a maximum size. An empty body is treated as {@code {}}, which is valid for actions.
 */
@RestControllerAdvice("dev.kunci.management")
class RequestBodyLimit extends RequestBodyAdviceAdapter {

    private static final int MOST = 1 << 20;
    private static final String NOTHING = "{}";

    private final JsonMapper json;
    private final HttpServletRequest request;

    /** @param request a proxy for the current request */
    RequestBodyLimit(JsonMapper json, HttpServletRequest request) {
        this.json = json;
        this.request = request;
    }

    @Override
    public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter)
            throws IOException {
        byte[] body = message.getBody().readNBytes(MOST + 1);
        if (body.length > MOST) {
            throw WireProblem.of(413, "kunci.body", "The body is too long: at most 1 MiB.");
        }
        byte[] said = CredentialXml.isOne(body) ? fromXml(type, body) : body;
        return new HttpInputMessage() {
            @Override
            public InputStream getBody() {
                return new ByteArrayInputStream(said);
            }

            @Override
            public HttpHeaders getHeaders() {
                return message.getHeaders();
            }
        };
    }

    /** Apigee Edge accepted keys as XML. */
    private byte[] fromXml(Type type, byte[] body) {
        if (Dialect.of(request) != Dialect.EDGE || !type.equals(WireKey.class) && !type.equals(WireKeyUpdate.class)) {
            throw WireProblem.of(415, "kunci.xml", "The body is XML, and this address takes JSON. Send JSON instead.");
        }
        return CredentialXml.read(body).toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public @Nullable Object handleEmptyBody(
            @Nullable Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter) {
        return json.readValue(NOTHING, json.constructType(type));
    }
}
