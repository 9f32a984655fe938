package dev.kunci.management.http;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import dev.kunci.audit.AuditFilter;
import dev.kunci.management.Told;
import dev.kunci.management.app.AppSearch;
import dev.kunci.management.audit.AuditPeriod;
import dev.kunci.management.resource.PathResolver;
import dev.kunci.management.wire.WireProblem;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Any parameters of a call: understood, or a problem of the caller that is told. */
public final class ApiRequestParametersFuzz {

    private static final Instant NOW = Instant.parse("2026-11-23T10:15:30Z");

    private ApiRequestParametersFuzz() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        try {
            switch (data.consumeInt(0, 2)) {
                case 0 ->
                    AppSearch.read(Map.of(
                            "ids", data.consumeString(60),
                            "keyStatus", data.consumeString(12),
                            "filter", data.consumeRemainingAsString()));
                case 1 ->
                    new AuditPeriod(
                                    data.consumeString(6),
                                    data.consumeString(8),
                                    data.consumeString(24),
                                    data.consumeString(24),
                                    data.consumeRemainingAsString())
                            .within(AuditFilter.ANY, NOW);
                default -> PathResolver.find(data.consumeRemainingAsString(), text -> Optional.<String>empty());
            }
        } catch (WireProblem told) {
            Told.byTheCaller(told);
        }
    }
}
