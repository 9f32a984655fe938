package dev.kunci.review.app;

import dev.kunci.registry.access.EffectiveAccess;
import dev.kunci.registry.access.Gate;
import dev.kunci.registry.change.StatusSnapshot;
import java.util.List;
import java.util.stream.Stream;

/** The gates from the owner down to one object. */
record GateChain(List<Gate> passed) {

    static GateChain none() {
        return new GateChain(List.of());
    }

    GateChain and(Gate.Kind kind, String name, StatusSnapshot snapshot) {
        return and(Gate.of(kind, name, snapshot.status(), snapshot.since(), snapshot.by()));
    }

    GateChain and(Gate gate) {
        return new GateChain(Stream.concat(passed.stream(), Stream.of(gate)).toList());
    }

    EffectiveAccess access() {
        return EffectiveAccess.through(passed);
    }
}
