package dev.kunci.management.description;

import dev.kunci.management.description.Wording.Word;
import dev.kunci.management.dialect.Listing;
import dev.kunci.operators.Role;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes one operation of the description from the method that serves it. */
final class Operations {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Wording words;
    private final Schemas schemas;
    private final Set<String> ids = new HashSet<>();

    Operations(Wording words, Schemas schemas) {
        this.words = words;
        this.schemas = schemas;
    }

    ObjectNode of(ApiRoute route) {
        Described said = route.said();
        ObjectNode operation = JSON.objectNode();
        operation.put("operationId", ids.add(route.id()) ? route.id() : route.id() + "." + route.method());
        operation.putArray("tags").add(route.tag());
        operation.put("summary", said.value());
        operation.put("description", (said.detail() + " " + needs(said)).strip());
        ArrayNode parameters = parameters(route, said);
        if (!parameters.isEmpty()) {
            operation.set("parameters", parameters);
        }
        body(route).ifPresent(body -> operation.set("requestBody", body));
        operation.set("responses", answers(route, said, operation.has("requestBody")));
        if (said.open()) {
            operation.putArray("security");
        }
        return operation;
    }

    private static String needs(Described said) {
        if (said.open()) {
            return "Open to everybody.";
        }
        return Arrays.stream(said.roles()).map(Role::code).collect(Collectors.joining(" or ", "Needs the role ", "."));
    }

    private ArrayNode parameters(ApiRoute route, Described said) {
        ArrayNode parameters = JSON.arrayNode();
        route.variables().forEach(name -> parameters.add(parameter(route, name, "path")));
        asked(route, said).forEach(name -> parameters.add(parameter(route, name, "query")));
        if (route.changes()) {
            refer(parameters, "Reason", "ReasonHeader");
        }
        if (said.creates() || said.mints()) {
            refer(parameters, "IdempotencyKey");
        }
        if (locks(route, said)) {
            refer(parameters, "IfMatch");
        }
        return parameters;
    }

    /** The query parameters: single parameters, records of strings, and those the method reads itself. */
    private static Stream<String> asked(ApiRoute route, Described said) {
        return Stream.concat(
                Arrays.stream(route.code().getMethodParameters()).flatMap(Operations::asked),
                Arrays.stream(said.asks()));
    }

    private static Stream<String> asked(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        if (type == String.class) {
            return parameter.hasParameterAnnotation(RequestParam.class)
                    ? Stream.of(String.valueOf(parameter.getParameter().getName()))
                    : Stream.of();
        }
        boolean texts = type.isRecord()
                && !parameter.hasParameterAnnotation(RequestBody.class)
                && Arrays.stream(type.getRecordComponents()).allMatch(part -> part.getType() == String.class);
        return texts ? Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName) : Stream.of();
    }

    private ObjectNode parameter(ApiRoute route, String name, String in) {
        Word word = words.of(
                route.resourceName() + "." + in + "." + name, route.tag() + ".*." + in + "." + name, in + "." + name);
        ObjectNode parameter = JSON.objectNode().put("name", name).put("in", in);
        if (in.equals("path")) {
            parameter.put("required", true);
        }
        parameter.put("description", word.text());
        ObjectNode schema = Schemas.typed(word.is("boolean") ? "boolean" : word.is("integer") ? "integer" : "string");
        if (!word.choices().isEmpty()) {
            word.choices().forEach(schema.putArray("enum")::add);
        }
        parameter.set("schema", schema);
        return parameter;
    }

    private static void refer(ArrayNode parameters, String... names) {
        for (String name : names) {
            parameters.addObject().put("$ref", "#/components/parameters/" + name);
        }
    }

    private Optional<ObjectNode> body(ApiRoute route) {
        return Arrays.stream(route.code().getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class))
                .findFirst()
                .map(parameter -> content(schemas.of(parameter.getGenericParameterType())));
    }

    private static ObjectNode content(ObjectNode schema) {
        ObjectNode content = JSON.objectNode();
        content.putObject("content").putObject("application/json").set("schema", schema);
        return content;
    }

    private ObjectNode answers(ApiRoute route, Described said, boolean body) {
        ObjectNode answers = JSON.objectNode();
        Type type = type(route.code().getReturnType());
        if (type != Void.class) {
            answers.set(said.creates() ? "201" : "200", answer(route, said, type));
        }
        if (type == Void.class || asked(route, said).anyMatch("action"::equals)) {
            answers.putObject("204").put("description", words.text("answer.204"));
        }
        for (int status : failures(route, said, body)) {
            answers.putObject(String.valueOf(status)).put("$ref", "#/components/responses/" + status);
        }
        return answers;
    }

    private ObjectNode answer(ApiRoute route, Described said, Type type) {
        ObjectNode answer = content(schema(route, said, type));
        answer.put("description", words.text(said.creates() ? "answer.201" : "answer.200"));
        List<String> headers = Stream.of(
                        tagged(route) ? "ETag" : null, said.creates() || said.mints() ? "Idempotent-Replayed" : null)
                .filter(Objects::nonNull)
                .toList();
        if (!headers.isEmpty()) {
            ObjectNode written = answer.putObject("headers");
            headers.forEach(name -> written.putObject(name).put("$ref", "#/components/headers/" + name));
        }
        return answer;
    }

    private ObjectNode schema(ApiRoute route, Described said, Type type) {
        if (said.list().length > 0) {
            String name = said.list()[Math.min(route.kind(), said.list().length - 1)];
            return schemas.list(name, said.of(), asked(route, said).anyMatch("pageToken"::equals));
        }
        return said.of() == void.class ? schemas.of(type) : schemas.of(said.of());
    }

    private static List<Integer> failures(ApiRoute route, Described said, boolean body) {
        if (said.open()) {
            return List.of(500);
        }
        boolean names = route.variables().size() > 1;
        return Stream.of(
                        400,
                        401,
                        403,
                        names || body ? 404 : null,
                        route.changes() ? 409 : null,
                        locks(route, said) ? 412 : null,
                        body ? 413 : null,
                        body ? 415 : null,
                        429,
                        500,
                        503)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Whether it evaluates If-Match. */
    private static boolean locks(ApiRoute route, Described said) {
        return route.changes() && !said.creates() && route.variables().size() > 1;
    }

    /** Whether its response has an entity tag. */
    static boolean tagged(ApiRoute route) {
        return !route.method().equals("delete")
                && route.code().getReturnType().getParameterType() == ResponseEntity.class;
    }

    private static Type type(MethodParameter answer) {
        ResolvableType type = ResolvableType.forMethodParameter(answer);
        if (answer.getParameterType() == ResponseEntity.class) {
            return type.getGeneric().getType();
        }
        return answer.getParameterType() == Listing.class ? Object.class : type.getType();
    }
}
