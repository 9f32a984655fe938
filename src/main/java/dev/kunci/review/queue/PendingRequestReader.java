package dev.kunci.review.queue;

import dev.kunci.audit.AuditReader;
import dev.kunci.operators.Actor;
import dev.kunci.review.app.AppDetailsReader;
import dev.kunci.review.product.ProductDetailsReader;
import dev.kunci.shared.Refusal;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads what an approver needs to know about one grant. */
@Service
@Transactional(readOnly = true)
public class PendingRequestReader {

    /** Earlier decisions beyond this number are in the history of the app. */
    private static final int EARLIER = 12;

    private final PendingList pending;
    private final AppDetailsReader reader;
    private final ProductDetailsReader productDetailsReader;
    private final AuditReader records;

    PendingRequestReader(
            PendingList pending,
            AppDetailsReader reader,
            ProductDetailsReader productDetailsReader,
            AuditReader records) {
        this.pending = pending;
        this.reader = reader;
        this.productDetailsReader = productDetailsReader;
        this.records = records;
    }

    /**
     * @throws Refusal.Forbidden unless the actor is an approver
     * @throws Refusal.NotFound if there is no such grant, or the actor does not decide on it
     */
    public PendingRequest find(Actor actor, UUID organization, UUID grant) {
        PendingRow row = pending.find(actor, organization, List.of(grant)).stream()
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("refusal.unknown.target"));
        return new PendingRequest(
                row,
                reader.find(actor, organization, row.appId()),
                productDetailsReader.find(actor, organization, row.productId()),
                records.grants(organization, row.appId(), row.productId(), EARLIER).stream()
                        .map(record -> record.withoutAddress())
                        .toList());
    }
}
