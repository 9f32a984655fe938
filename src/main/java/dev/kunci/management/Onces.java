package dev.kunci.management;

import dev.kunci.registry.Level;
import dev.kunci.registry.Target;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Makes something once, however often the same call arrives. */
@Component
class Onces {

    /**
     * @param wanted what the call says, so that a key that is used for something else is noticed
     * @return what was made, now or by the same call before
     */
    Target create(Call call, Object wanted, Level level, Supplier<UUID> making) {
        return call.target(level, create(call, wanted, level.code(), making));
    }

    /** @param kind what is made, as the record calls it */
    UUID create(Call call, Object wanted, String kind, Supplier<UUID> making) {
        return making.get();
    }
}
