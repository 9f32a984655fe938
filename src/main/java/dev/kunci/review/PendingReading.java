package dev.kunci.review;

import dev.kunci.audit.AuditReader;
import dev.kunci.operators.Actor;
import dev.kunci.shared.Refusal;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads what an approver has to know about one grant before they decide. */
@Service
@Transactional(readOnly = true)
public class PendingReading {

    /** More than so many earlier decisions are on the history of the app. */
    private static final int EARLIER = 12;

    private final PendingList pending;
    private final AppReading apps;
    private final ProductReading products;
    private final AuditReader records;

    PendingReading(PendingList pending, AppReading apps, ProductReading products, AuditReader records) {
        this.pending = pending;
        this.apps = apps;
        this.products = products;
        this.records = records;
    }

    /**
     * @throws Refusal.Forbidden for anybody but an approver
     * @throws Refusal.NotFound where there is no such grant, or it is not theirs to decide
     */
    public PendingCase find(Actor actor, UUID organization, UUID grant) {
        PendingRow row = pending.find(actor, organization, List.of(grant)).stream()
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("refusal.unknown.target"));
        return new PendingCase(
                row,
                apps.find(actor, organization, row.appId()),
                products.find(actor, organization, row.productId()),
                records.grants(organization, row.appId(), row.productId(), EARLIER).stream()
                        .map(record -> record.withoutAddress())
                        .toList());
    }
}
