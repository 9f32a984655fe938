/** Small values that the registry stores, such as statuses, levels, names and quotas. */
@NullMarked
@NamedInterface("value")
package dev.kunci.registry.value;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
