package dev.kunci.management.description;

import dev.kunci.management.dialect.Dialect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI 3.1 description of the API, generated once from its methods. */
@Component
class Description {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<Integer> FAILURES = List.of(400, 401, 403, 404, 409, 412, 413, 415, 429, 500, 503);
    private static final List<Integer> WAITING = List.of(429, 503);

    private final RequestMappingHandlerMapping mappings;
    private final Wording words = new Wording();
    private volatile @Nullable ObjectNode made;

    Description(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        this.mappings = mappings;
    }

    /** The whole document; not to be changed. */
    ObjectNode document() {
        ObjectNode document = made;
        if (document == null) {
            document = make();
            made = document;
        }
        return document;
    }

    private ObjectNode make() {
        ObjectNode document = JSON.objectNode();
        document.put("openapi", "3.1.0");
        ObjectNode info = document.putObject("info");
        info.put("title", words.text("title"));
        info.put("version", "v1");
        info.put("description", guide());
        info.putObject("license").put("name", "Apache-2.0").put("identifier", "Apache-2.0");
        document.putArray("servers").addObject().put("url", "/").put("description", words.text("server"));
        ArrayNode security = document.putArray("security");
        security.addObject().putArray("bearer");
        security.addObject().putArray("basic");
        Schemas schemas = new Schemas(words);
        Operations operations = new Operations(words, schemas);
        List<ApiRoute> routes = ApiRoute.all(mappings);
        tags(document.putArray("tags"), routes);
        ObjectNode paths = document.putObject("paths");
        for (ApiRoute route : routes) {
            ObjectNode path =
                    paths.has(route.path()) ? (ObjectNode) paths.get(route.path()) : paths.putObject(route.path());
            path.set(route.method(), operations.of(route));
        }
        ObjectNode components = document.putObject("components");
        components.set("schemas", schemas.all());
        shared(components);
        return document;
    }

    private static String guide() {
        try {
            return new ClassPathResource("guide.md", Description.class).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tags(ArrayNode tags, List<ApiRoute> routes) {
        TreeSet<String> names = new TreeSet<>();
        routes.forEach(route -> names.add(route.tag()));
        names.forEach(name -> tags.addObject().put("name", name).put("description", words.text("tag." + name)));
    }

    private void shared(ObjectNode components) {
        ObjectNode parameters = components.putObject("parameters");
        parameter(parameters, "Reason", "reason", "query");
        parameter(parameters, "ReasonHeader", "X-Kunci-Reason", "header");
        parameter(parameters, "IdempotencyKey", "Idempotency-Key", "header");
        parameter(parameters, "IfMatch", "If-Match", "header");
        ObjectNode headers = components.putObject("headers");
        header(headers, "ETag", "string");
        header(headers, "Idempotent-Replayed", "boolean");
        header(headers, "Retry-After", "integer");
        header(headers, "WWW-Authenticate", "string");
        ObjectNode responses = components.putObject("responses");
        FAILURES.forEach(status -> failure(responses, status));
        ((ObjectNode) components.get("schemas")).set("Error", error());
        ObjectNode schemes = components.putObject("securitySchemes");
        scheme(schemes, "bearer");
        scheme(schemes, "basic");
    }

    private void parameter(ObjectNode parameters, String key, String name, String in) {
        parameters
                .putObject(key)
                .put("name", name)
                .put("in", in)
                .put("description", words.text(in + "." + name))
                .set("schema", Schemas.typed("string"));
    }

    private void header(ObjectNode headers, String name, String type) {
        headers.putObject(name).put("description", words.text("header." + name)).set("schema", Schemas.typed(type));
    }

    private void failure(ObjectNode responses, int status) {
        ObjectNode response = responses.putObject(String.valueOf(status));
        response.put("description", words.text("error." + status));
        if (WAITING.contains(status)) {
            response.putObject("headers").putObject("Retry-After").put("$ref", "#/components/headers/Retry-After");
        }
        if (status == 401) {
            response.putObject("headers")
                    .putObject("WWW-Authenticate")
                    .put("$ref", "#/components/headers/WWW-Authenticate");
        }
        response.putObject("content")
                .putObject("application/json")
                .putObject("schema")
                .put("$ref", "#/components/schemas/Error");
    }

    private void scheme(ObjectNode schemes, String name) {
        schemes.putObject(name)
                .put("type", "http")
                .put("scheme", name)
                .put("description", words.text("scheme." + name));
    }

    /** As {@link Dialect#X} writes errors. */
    private ObjectNode error() {
        ObjectNode violation = object("type", "subject", "description");
        ObjectNode detail = object("@type");
        fields(detail).set("violations", Schemas.array(violation));
        ObjectNode inner = object("message", "status");
        fields(inner).set("code", Schemas.typed("integer"));
        fields(inner).set("details", Schemas.array(detail));
        ObjectNode error = object();
        fields(error).set("error", inner);
        for (ObjectNode part : List.of(violation, detail, inner, error)) {
            ArrayNode required = part.putArray("required");
            fields(part).propertyNames().forEach(required::add);
        }
        return error.put("description", words.text("schema.Error"));
    }

    private ObjectNode object(String... texts) {
        ObjectNode object = Schemas.typed("object");
        ObjectNode fields = object.putObject("properties");
        for (String text : texts) {
            fields.set(text, Schemas.typed("string").put("description", words.text("Error." + text)));
        }
        return object;
    }

    private static ObjectNode fields(ObjectNode object) {
        return (ObjectNode) object.get("properties");
    }
}
