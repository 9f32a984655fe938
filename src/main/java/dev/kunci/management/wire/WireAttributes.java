package dev.kunci.management.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** All custom pairs of something, under the singular name that Apigee gives the list. */
public record WireAttributes(@Nullable List<WireAttribute> attribute) {}
