package dev.kunci.management.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kunci.registry.value.Attribute;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A custom attribute; an empty value is written too, because clients expect it. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record WireAttribute(@Nullable String name, @Nullable String value) {

    public static WireAttribute of(Attribute attribute) {
        return new WireAttribute(attribute.name(), attribute.value());
    }

    public static List<WireAttribute> of(List<Attribute> attributes) {
        return attributes.stream().map(WireAttribute::of).toList();
    }

    /** As the registry takes them; missing values become empty, and the registry decides whether that is allowed. */
    public static List<Attribute> read(List<WireAttribute> attributes) {
        return attributes.stream()
                .filter(Objects::nonNull)
                .map(given -> new Attribute(
                        Objects.requireNonNullElse(given.name(), ""), Objects.requireNonNullElse(given.value(), "")))
                .toList();
    }
}
