package dev.kunci.management.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kunci.registry.value.WordList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An API product on a key with the status it has there; in requests its name alone will do. */
public record WireProductRef(
        @Nullable String apiproduct, @Nullable String status) {

    @JsonCreator
    public WireProductRef(
            @JsonProperty("apiproduct") @Nullable String apiproduct, @JsonProperty("status") @Nullable String status) {
        this.apiproduct = apiproduct;
        this.status = status;
    }

    /** The names that are given; a blank one says nothing, and one that is there twice counts once. */
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
