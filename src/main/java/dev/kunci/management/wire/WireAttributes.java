package dev.kunci.management.wire;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All custom attributes of an object, under the singular name that Apigee gives the list. */
public record WireAttributes(
        @JsonSetter(contentNulls = Nulls.SKIP) @Nullable List<WireAttribute> attribute) {}
