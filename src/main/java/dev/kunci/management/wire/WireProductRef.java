package dev.kunci.management.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
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

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static WireProductRef named(String apiproduct) {
        return new WireProductRef(apiproduct, null);
    }
}
