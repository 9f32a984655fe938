package dev.kunci.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;

/** All targets in one process, as most of the time of a short run is its start: the first byte chooses among them. */
public final class AllTargets {

    private static final List<MethodHandle> TARGETS =
            Fuzzer.targets().stream().map(AllTargets::method).toList();

    private AllTargets() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) throws Throwable {
        TARGETS.get(data.consumeInt(0, TARGETS.size() - 1)).invokeExact(data);
    }

    private static MethodHandle method(String target) {
        try {
            return MethodHandles.publicLookup()
                    .findStatic(
                            Class.forName(target),
                            "fuzzerTestOneInput",
                            MethodType.methodType(void.class, FuzzedDataProvider.class));
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(target, broken);
        }
    }
}
