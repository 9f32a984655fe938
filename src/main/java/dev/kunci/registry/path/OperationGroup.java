package dev.kunci.registry.path;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kunci.registry.value.Attribute;
import dev.kunci.registry.value.Quota;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The operations of an API product in Apigee's own form, as they are stored, imported and returned. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record OperationGroup(
        @Nullable String operationConfigType, @Nullable List<Config> operationConfigs) {

    /** The default type of operations. */
    public static final String PROXY = "proxy";

    /** The possible types of operations. */
    public static final List<String> TYPES = List.of(PROXY, "remoteservice");

    /** The operations of one proxy that share a quota. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Config(
            @Nullable String apiSource,
            @Nullable List<Call> operations,
            @Nullable Limit quota,
            @Nullable List<Attribute> attributes) {}

    /** A path with its methods. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Call(@Nullable String resource, @Nullable List<String> methods) {}

    /** How many of these calls an app may make. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Limit(
            @Nullable String limit,
            @Nullable String interval,
            @Nullable String timeUnit) {}

    /**
     * @param type null for the default
     * @return null if there are none, so that the product opens by its paths
     */
    public static @Nullable OperationGroup of(@Nullable String type, List<Operation> operations) {
        return operations.isEmpty()
                ? null
                : new OperationGroup(
                        Objects.requireNonNullElse(type, PROXY),
                        operations.stream().map(OperationGroup::config).toList());
    }

    /** The type of the operations, null for the default. */
    public @Nullable String unusualType() {
        return PROXY.equals(operationConfigType) ? null : operationConfigType;
    }

    private static Config config(Operation operation) {
        Quota quota = operation.quota();
        return new Config(
                operation.proxy(),
                List.of(new Call(operation.path(), operation.methods())),
                quota.equals(Quota.NONE) ? null : new Limit(quota.limit(), quota.interval(), quota.timeUnit()),
                operation.attributes());
    }

    /** Whether there are configurations, but none of them names a call. */
    boolean isSilent() {
        return !or(operationConfigs).isEmpty() && operations().isEmpty();
    }

    /** One row for each path of each proxy. */
    public List<Operation> operations() {
        return or(operationConfigs).stream()
                .flatMap(config -> or(config.operations()).stream().map(call -> operation(config, call)))
                .toList();
    }

    private static Operation operation(Config config, Call call) {
        Limit limit = config.quota();
        return new Operation(
                Objects.requireNonNullElse(config.apiSource(), ""),
                Objects.requireNonNullElse(call.resource(), ""),
                or(call.methods()),
                limit == null ? Quota.NONE : new Quota(limit.limit(), limit.interval(), limit.timeUnit()),
                or(config.attributes()));
    }

    private static <T> List<T> or(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
