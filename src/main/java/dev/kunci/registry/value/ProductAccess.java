package dev.kunci.registry.value;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Who sees an API product on a developer portal; stored as the attribute {@code access}, as in Apigee. */
public enum ProductAccess {
    PUBLIC,
    PRIVATE,
    INTERNAL;

    public static final String ATTRIBUTE = "access";

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return empty if the attribute is missing or has another value */
    public static Optional<ProductAccess> in(List<Attribute> attributes) {
        String value = Attribute.valueOf(attributes, ATTRIBUTE);
        return Arrays.stream(values())
                .filter(access -> access.code().equals(value))
                .findFirst();
    }
}
