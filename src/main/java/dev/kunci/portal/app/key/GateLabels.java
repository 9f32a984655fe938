package dev.kunci.portal.app.key;

import dev.kunci.portal.text.ActorLabels;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.text.Times;
import dev.kunci.registry.access.EffectiveAccess;
import dev.kunci.registry.access.Gate;
import dev.kunci.registry.change.StatusSnapshot;
import dev.kunci.review.app.AppDetails;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The shut gate, since when and by whom, as a sentence. */
public record GateLabels(AppDetails app) {

    /** For example "developer ana@example.com was deactivated on 3 Mar 2026 by rina@example.com". */
    public String of(Gate gate) {
        String key =
                switch (gate.kind()) {
                    case OWNER -> app.owner().group() ? "app-group" : "developer";
                    case APP -> "app";
                    case CREDENTIAL -> "credential";
                    case EXPIRY -> "expiry";
                    case GRANT -> "grant." + gate.status().code();
                };
        String by = gate.by() == null ? "" : ActorLabels.by(gate.by());
        return Texts.of("app.gate." + key, gate.name(), Times.date(gate.since()), by)
                .strip();
    }

    /** The same in a word, if the sentence is shown above. */
    public String by(Gate gate) {
        return Texts.of("app.blocked.by."
                + (gate.kind() == Gate.Kind.OWNER && app.owner().group()
                        ? "app-group"
                        : gate.kind().name().toLowerCase(Locale.ROOT)));
    }

    /** Whether any call of this app passes, and what blocks it if none does. */
    public String access() {
        Gate shut = app.access().shut();
        if (shut != null) {
            return Texts.of("app.access.shut", of(shut));
        }
        long open = app.openKeys();
        int all = app.keys().size();
        if (open == 0) {
            List<Gate> gates = inTheWay();
            return gates.size() == 1
                    ? Texts.of("app.access.shut", of(gates.getFirst()))
                    : Texts.of(all == 0 ? "app.access.no-key" : "app.access.no-open-key");
        }
        return open == all ? Texts.of("app.access.open") : Texts.of("app.access.some", open, all);
    }

    /** The shut gates of its keys and products, each once. */
    private List<Gate> inTheWay() {
        return app.keys().stream()
                .flatMap(key -> key.access().shut() != null
                        ? Stream.of(key.access().shut())
                        : key.grants().stream().map(grant -> grant.access().shut()))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** @return the gate above that blocks something which is open by itself, else null */
    public static @Nullable Gate above(StatusSnapshot own, EffectiveAccess access) {
        return own.status().open() ? access.shut() : null;
    }
}
