package dev.kunci.management.decision;

import dev.kunci.approval.Decision;
import dev.kunci.approval.Decisions;
import dev.kunci.approval.Result;
import dev.kunci.management.dialect.Problems;
import dev.kunci.management.http.ApiRequest;
import dev.kunci.management.wire.WireDecision;
import dev.kunci.management.wire.WireOutcome;
import dev.kunci.management.wire.WireProblem;
import dev.kunci.registry.value.Target;
import dev.kunci.review.lookup.BulkLookup;
import dev.kunci.review.lookup.BulkLookup.Address;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides many items at once: finds them together, and returns each result at the position of its item. */
@Component
class BulkDecisions {

    private final BulkLookup lookup;
    private final Decisions decisions;

    BulkDecisions(BulkLookup lookup, Decisions decisions) {
        this.lookup = lookup;
        this.decisions = decisions;
    }

    /** @return one outcome for each item, in the same order */
    List<WireOutcome> decide(ApiRequest request, List<@Nullable WireDecision> items) {
        @Nullable WireOutcome[] outcomes = new WireOutcome[items.size()];
        Map<Integer, Address> addresses = new HashMap<>();
        for (int i = 0; i < items.size(); i++) {
            try {
                addresses.put(i, address(items.get(i)));
            } catch (WireProblem unclear) {
                outcomes[i] = WireOutcome.without("refused", unclear);
            }
        }
        Map<Address, Target> found =
                lookup.find(request.actor(), request.organizationId(), List.copyOf(addresses.values()));
        List<Integer> positions = new ArrayList<>();
        List<Decision> wanted = new ArrayList<>();
        addresses.forEach((position, address) -> {
            Target target = found.get(address);
            if (target == null) {
                outcomes[position] = WireOutcome.without("unknown", unknown(request, address));
                return;
            }
            try {
                wanted.add(decision(request, target, Objects.requireNonNull(items.get(position))));
                positions.add(position);
            } catch (WireProblem unclear) {
                outcomes[position] = WireOutcome.without("refused", unclear);
            }
        });
        List<Result> results = decisions.decide(request.actor(), wanted);
        for (int i = 0; i < results.size(); i++) {
            outcomes[positions.get(i)] = outcome(results.get(i));
        }
        return Arrays.stream(outcomes).map(Objects::requireNonNull).toList();
    }

    private static Address address(@Nullable WireDecision item) {
        if (item == null) {
            throw unclear();
        }
        long names = Stream.of(item.developer(), item.appGroup(), item.appId(), item.keyId(), item.consumerKey())
                .filter(Objects::nonNull)
                .count();
        String key = item.keyId() == null ? item.consumerKey() : item.keyId();
        if (names != 1 || item.apiproduct() != null && key == null) {
            throw unclear();
        }
        return new Address(item.developer(), item.appGroup(), item.appId(), key, item.apiproduct());
    }

    private static WireProblem unclear() {
        return Problems.invalid(
                "decision",
                "An item names exactly one of developer, appGroup, appId, keyId and consumerKey; apiproduct goes with"
                        + " keyId or consumerKey.");
    }

    private static Decision decision(ApiRequest request, Target target, WireDecision item) {
        String reason = item.reason() == null || item.reason().isBlank() ? request.reason() : item.reason();
        String action = Objects.requireNonNullElse(item.action(), "");
        return new Decision(target, DecisionActions.verb(target.level(), action), reason, item.seenRevision());
    }

    private static WireProblem unknown(ApiRequest request, Address address) {
        String organization = request.organizationName();
        if (address.developer() != null) {
            return Problems.developer(address.developer(), organization);
        }
        if (address.appGroup() != null) {
            return Problems.appGroup(address.appGroup(), organization);
        }
        if (address.appId() != null) {
            return Problems.appId(address.appId());
        }
        return address.product() == null ? Problems.key() : Problems.productNotOnKey();
    }

    private static WireOutcome outcome(Result result) {
        WireProblem why = result.refusal() == null ? null : Problems.of(result.refusal());
        return new WireOutcome(
                result.kind().name().toLowerCase(Locale.ROOT),
                result.now() == null ? null : result.now().status().code(),
                result.now() == null ? null : (Long) result.now().revision(),
                why == null ? null : why.code(),
                why == null ? null : why.getMessage());
    }
}
