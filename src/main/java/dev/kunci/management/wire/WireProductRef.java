package dev.kunci.management.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kunci.registry.value.WordList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An API product on a key with its status there; in requests the name is enough. */
public record WireProductRef(
        @Nullable String apiproduct, @Nullable String status) {

    @JsonCreator
    public WireProductRef(
            @JsonProperty("apiproduct") @Nullable String apiproduct, @JsonProperty("status") @Nullable String status) {
        this.apiproduct = apiproduct;
        this.status = status;
    }

    /** The given names; blank ones are left out, and duplicates count once. */
    public static List<String> names(@Nullable List<WireProductRef> given) {
        return given == null
                ? List.of()
                : WordList.of(given.stream()
                        .filter(Objects::nonNull)
                        .map(product -> String.valueOf(product.apiproduct()))
                        .toList());
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static WireProductRef named(String apiproduct) {
        return new WireProductRef(apiproduct, null);
    }
}
