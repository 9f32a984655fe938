package dev.kunci.registry.value;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Who gets to see an API product on a developer portal; kept as the attribute {@code access}, where Apigee looks for it. */
public enum ProductAccess {
    PUBLIC,
    PRIVATE,
    INTERNAL;

    public static final String ATTRIBUTE = "access";

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return empty where the attribute is missing or says something else */
    public static Optional<ProductAccess> in(List<Attribute> attributes) {
        String value = Attribute.valueOf(attributes, ATTRIBUTE);
        return Arrays.stream(values())
                .filter(access -> access.code().equals(value))
                .findFirst();
    }
}
