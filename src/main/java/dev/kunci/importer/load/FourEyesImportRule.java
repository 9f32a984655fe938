package dev.kunci.importer.load;

import dev.kunci.importer.WithheldStatus;

/**
 * Applies four eyes to a file: what it brings in counts as requested by the importer and waits for someone else if the
 * organization demands that. The machine's owner counts as nobody's second person and is not held up.
 */
final class FourEyesImportRule {

    private FourEyesImportRule() {}

    /** Stores who makes a manual API product automatic through a file, before it becomes so. */
    static void automatic(ImportBatch batch) {
        batch.run("""
                update api_product t set automatic_by = case s.approval_type when 'auto' then :operator::uuid end
                from import_api_product s where s.existing and t.organization_id = :organization and t.id = s.id
                  and t.approval_type <> s.approval_type
                """);
    }

    /** The same for a new product that was manual, or made automatic, before it was deleted; once it exists. */
    static void automaticAgain(ImportBatch batch) {
        batch.run("""
                update api_product t
                set automatic_by = case d.approval_type when 'manual' then :operator::uuid else d.automatic_by end
                from import_api_product s
                  join deleted_product d on d.organization_id = :organization and d.name = s.name
                where not s.existing and t.organization_id = :organization and t.id = s.id
                  and t.approval_type = 'auto' and (d.approval_type = 'manual' or d.automatic_by is not null)
                """);
    }

    /** Nothing that the importer has requested, now or before, is approved by the importer's file. */
    static void hold(ImportBatch batch) {
        batch.run("""
                update import_product_grant s set status = 'pending', said = s.status, because = '%s'
                from organization o, api_product p
                where o.id = :organization and o.four_eyes and :operator::uuid is not null and s.status = 'approved'
                  and p.organization_id = :organization and p.id = s.product_id
                  and (not s.existing and (p.approval_type = 'manual' or p.automatic_by in (select accounts_of_person(:operator::uuid)))
                    or exists (select 1 from product_grant t where t.organization_id = :organization and t.id = s.id
                      and t.status = 'pending' and (t.requested_by_id in (select accounts_of_person(:operator::uuid))
                        or t.widened_by && array(select accounts_of_person(:operator::uuid)))))
                """.formatted(WithheldStatus.FOUR_EYES.code()));
    }

    /** Stores who may not approve these later either. */
    static void sign(ImportBatch batch) {
        batch.run("""
                update product_grant t set requested_by_id = :operator::uuid
                from import_product_grant s
                where not s.existing and t.organization_id = :organization and t.id = s.id
                  and :operator::uuid is not null
                """);
    }
}
