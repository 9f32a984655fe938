package dev.kunci.management.product;

import dev.kunci.management.dialect.Problems;
import dev.kunci.management.wire.WireProblem;
import dev.kunci.registry.path.OperationGroup;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Refuses incomplete operation groups: ignoring the gaps would open more than was meant. */
final class OperationGroupCheck {

    private OperationGroupCheck() {}

    /** @throws WireProblem naming the incomplete configuration */
    static void check(OperationGroup group) {
        List<OperationGroup.Config> configs = or(group.operationConfigs());
        for (int i = 0; i < configs.size(); i++) {
            OperationGroup.Config config = configs.get(i);
            if (config == null || or(config.operations()).isEmpty()) {
                throw wrong(i, "needs an operation with a resource");
            }
            if (or(config.operations()).stream().anyMatch(call -> call == null || holed(call.methods()))) {
                throw wrong(i, "has an operation or a method that says nothing");
            }
            if (or(config.attributes()).stream()
                    .anyMatch(given -> given == null || given.name() == null || given.value() == null)) {
                throw wrong(i, "has an attribute without name or value");
            }
            if (or(config.operations()).size() > 1 && config.quota() != null) {
                throw wrong(i, "has several operations and one quota: give each operation a config of its own");
            }
        }
    }

    private static boolean holed(@Nullable List<String> methods) {
        return or(methods).stream().anyMatch(Objects::isNull);
    }

    private static WireProblem wrong(int index, String why) {
        return Problems.invalid("operationGroup", "operationGroup.operationConfigs[" + index + "] " + why + ".");
    }

    private static <T> List<T> or(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
