package dev.kunci.review;

import dev.kunci.registry.EffectiveAccess;
import dev.kunci.registry.Gate;
import dev.kunci.registry.Standing;
import java.util.List;
import java.util.stream.Stream;

/** The gates from the owner down to one thing, gathered on the way. */
record Gates(List<Gate> passed) {

    static Gates none() {
        return new Gates(List.of());
    }

    Gates and(Gate.Kind kind, String name, Standing standing) {
        return and(new Gate(kind, name, standing.status().open(), standing.status(), standing.since(), standing.by()));
    }

    Gates and(Gate gate) {
        return new Gates(Stream.concat(passed.stream(), Stream.of(gate)).toList());
    }

    EffectiveAccess access() {
        return EffectiveAccess.through(passed);
    }
}
