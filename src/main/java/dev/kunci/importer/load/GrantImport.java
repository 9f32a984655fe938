package dev.kunci.importer.load;

import dev.kunci.importer.ImportKind;
import dev.kunci.importer.ImportNotice;
import dev.kunci.importer.WithheldStatus;
import dev.kunci.importer.file.ItemFields;
import dev.kunci.registry.key.RevokedGrants;
import dev.kunci.shared.Uuid7;
import java.time.Instant;
import java.util.List;
import org.postgresql.copy.CopyManager;

/**
 * Imports API products on credentials. Beyond what Apigee exports, an entry may have {@code requestedBy}, {@code
 * requestedAt} (milliseconds) and {@code requestReason}; without them, the owner counts as having requested it when the
 * key was issued.
 */
final class GrantImport {

    private static final String TABLE = "import_product_grant";

    private static final TableMerge STORE = new TableMerge(
            ImportKind.GRANT,
            "product_grant",
            List.of("credential_id", "product_id", "requested_at", "requested_by", "request_reason"),
            List.of(),
            true,
            "jsonb_build_object('status', status)");

    private final ImportBatch batch;
    private final StagingTable stage;

    GrantImport(ImportBatch batch, CopyManager copy) {
        this.batch = batch;
        this.stage = new StagingTable(
                batch,
                copy,
                TABLE,
                List.of(
                        "credential_ord integer",
                        "product text",
                        "requested_at timestamptz",
                        "requested_by text",
                        "request_reason text"));
        batch.run("alter table import_product_grant add credential_id uuid");
    }

    /** @param credential the number of its key, {@link CredentialImport#NONE} if that cannot be staged */
    void read(ItemFields grant, int credential) {
        String product = ProductImport.name(grant, "apiproduct");
        String status = grant.word("status", List.of("approved", "revoked", "pending"));
        Instant requestedAt = grant.instant("requestedAt");
        String requestedBy = grant.text("requestedBy");
        String reason = grant.reason("requestReason");
        if (product != null && credential != CredentialImport.NONE) {
            stage.row(
                    grant.location("apiproduct"),
                    Uuid7.next(),
                    status,
                    credential,
                    product,
                    requestedAt,
                    requestedBy,
                    reason);
        }
    }

    void close() {
        stage.close(batch);
    }

    /** Removes what belongs to a key that the file has twice. */
    void dropOrphans() {
        batch.run("delete from import_product_grant g where not exists"
                + " (select 1 from import_credential c where c.ord = g.credential_ord)");
    }

    void check() {
        batch.refuse(TABLE, "product-unknown", "apiproduct", """
                select ord, file, line, col, product as value from import_product_grant s where not exists (select 1
                  from api_product t where t.organization_id = :organization and t.name = s.product)
                """);
        batch.once(
                STORE,
                "apiproduct",
                "credential_ord, product",
                "product",
                "row(status, requested_at, requested_by, request_reason)");
    }

    long apply() {
        batch.run("""
                update import_product_grant s set credential_id = c.id, product_id = p.id, owner_id = c.owner_id,
                  app_id = c.app_id, label = c.label || ' / ' || p.name, id = coalesce(t.id, s.id),
                  existing = t.id is not null,
                  requested_at = coalesce(s.requested_at, c.issued_at),
                  requested_by = coalesce(s.requested_by, a.owner_label)
                from import_product_grant x
                  join import_credential c on c.ord = x.credential_ord
                  join import_app a on a.ord = c.app_ord
                  join api_product p on p.organization_id = :organization and p.name = x.product
                  left join product_grant t on t.organization_id = :organization and t.credential_id = c.id
                    and t.product_id = p.id
                where x.ord = s.ord
                """);
        batch.run("analyze import_product_grant");
        STORE.hold(batch);
        STORE.holdBack(
                batch,
                RevokedGrants.FIRST.code(),
                WithheldStatus.REVOKED_BEFORE,
                """
                from import_product_grant x
                  join import_credential c on c.ord = x.credential_ord
                  left join product_grant t on t.organization_id = :organization and t.id = x.id and x.existing
                where x.ord = s.ord and (x.status is null or x.status = 'approved')
                  and (t.status is null or t.status = 'pending') and\s""" + RevokedGrants.condition("c.key_hash", "x.product"));
        batch.notices().add(batch, ImportNotice.About.WITHOUT_STATUS, ImportKind.GRANT, """
                select count(*) as count, min(label) as example from import_product_grant where status is null
                """);
        batch.run("""
                update import_product_grant s
                set status = case p.approval_type when 'auto' then 'approved' else 'pending' end
                from api_product p
                where p.organization_id = :organization and p.id = s.product_id and s.status is null
                """);
        WideningImportRule.hold(batch);
        FourEyesImportRule.hold(batch);
        STORE.apply(batch);
        FourEyesImportRule.sign(batch);
        return batch.count("select count(*) from " + TABLE);
    }
}
