package dev.kunci.portal.audit;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.util.Map;

/** Any address of the audit log, which anybody can send to an auditor: what is understood is written back alike. */
public final class AuditUrlFuzz {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private AuditUrlFuzz() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        AuditUrl url = AuditUrl.of(QueryParameters.simple(Map.of(
                "who", data.consumeString(20),
                "action", data.consumeString(20),
                "target", data.consumeString(20),
                "period", data.consumeString(4),
                "from", data.consumeString(12),
                "until", data.consumeString(12),
                "channel", data.consumeString(10),
                "outcome", data.consumeString(10),
                "record", data.consumeRemainingAsString())));
        url.firstDay(TODAY);
        url.lastDay(TODAY);
        if (!AuditUrl.of(url.parameters()).equals(url)) {
            throw new IllegalStateException("read again it is another: " + url);
        }
    }
}
