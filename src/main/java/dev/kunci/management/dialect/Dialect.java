package dev.kunci.management.dialect;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kunci.management.wire.WireProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** The two forms of the same responses: Apigee X's at {@code /v1}, the older Edge's at {@code /edge/v1}. */
public enum Dialect {
    /** Lists of objects, 64-bit integers as strings, empty values left out, errors in Google's format. */
    X("/v1"),
    /** Lists of names, numbers, empty lists, who created and changed things, errors with code, message and contexts. */
    EDGE("/edge/v1");

    private static final String ATTRIBUTE = Dialect.class.getName();

    /** Canonical codes of Google's API errors (AIP-193) for the statuses that occur. */
    private static final Map<Integer, String> WORDS = Map.of(
            401, "UNAUTHENTICATED",
            403, "PERMISSION_DENIED",
            404, "NOT_FOUND",
            409, "ALREADY_EXISTS",
            412, "FAILED_PRECONDITION",
            429, "RESOURCE_EXHAUSTED",
            500, "INTERNAL",
            503, "UNAVAILABLE");

    private final String root;
    private final JsonMapper mapper;

    Dialect(String root) {
        this.root = root;
        this.mapper = ordinal() == 0 ? x() : edge();
    }

    private static JsonMapper x() {
        SimpleModule numbers = new SimpleModule();
        numbers.addSerializer(Long.class, ToStringSerializer.instance);
        return JsonMapper.builder()
                .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .annotationIntrospector(new WithoutEdge())
                .addModule(numbers)
                .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_EMPTY))
                .build();
    }

    private static JsonMapper edge() {
        return JsonMapper.builder()
                .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
                .build();
    }

    /** Ignores the fields that the X dialect does not have. */
    private static final class WithoutEdge extends JacksonAnnotationIntrospector {
        @Override
        public boolean hasIgnoreMarker(MapperConfig<?> config, AnnotatedMember member) {
            return member.hasAnnotation(EdgeOnly.class) || super.hasIgnoreMarker(config, member);
        }
    }

    /** Its root path. */
    public String root() {
        return root;
    }

    /** The dialect of a path, null if it is not of the API. */
    public static @Nullable Dialect of(String path) {
        for (Dialect dialect : values()) {
            if (path.equals(dialect.root) || path.startsWith(dialect.root + "/")) {
                return dialect;
            }
        }
        return null;
    }

    public void mark(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** The dialect of a request to the API, else X. */
    public static Dialect of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Dialect dialect ? dialect : X;
    }

    public JsonNode write(Object body) {
        return switch (body) {
            case Listing list -> write(list);
            case WireProblem problem -> write(problem);
            default -> mapper.valueToTree(body);
        };
    }

    private JsonNode write(Listing list) {
        if (this == EDGE && list.identifier() != null) {
            return mapper.valueToTree(list.items());
        }
        ObjectNode written = mapper.createObjectNode();
        ArrayNode items = mapper.createArrayNode();
        for (Object item : list.items()) {
            items.add(
                    list.identifier() == null
                            ? mapper.valueToTree(item)
                            : mapper.createObjectNode().put(list.identifier(), String.valueOf(item)));
        }
        if (this == EDGE || !items.isEmpty()) {
            written.set(list.property(), items);
        }
        if (list.nextPageToken() != null) {
            written.put("nextPageToken", list.nextPageToken());
        }
        return written;
    }

    private JsonNode write(WireProblem problem) {
        ObjectNode written = mapper.createObjectNode();
        if (this == EDGE) {
            written.put("code", problem.code()).put("message", problem.getMessage());
            written.putArray("contexts");
            return written;
        }
        int status = problem.status(this);
        ObjectNode error = written.putObject("error");
        error.put("code", status);
        error.put("message", problem.getMessage());
        error.put("status", WORDS.getOrDefault(status, "INVALID_ARGUMENT"));
        ObjectNode detail = error.putArray("details").addObject();
        detail.put("@type", "type.googleapis.com/google.rpc.PreconditionFailure");
        detail.putArray("violations")
                .addObject()
                .put("type", problem.code())
                .put("subject", name().toLowerCase(Locale.ROOT))
                .put("description", problem.getMessage());
        return written;
    }
}
