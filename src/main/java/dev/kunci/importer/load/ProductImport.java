package dev.kunci.importer.load;

import dev.kunci.importer.ImportKind;
import dev.kunci.importer.file.AttributeList;
import dev.kunci.importer.file.Fingerprint;
import dev.kunci.importer.file.ItemFields;
import dev.kunci.registry.value.Quota;
import dev.kunci.shared.Uuid7;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyManager;
import tools.jackson.databind.json.JsonMapper;

/** Imports API products, identified by name. */
final class ProductImport {

    /** Operation groups of kinds other than HTTP. */
    private static final List<String> UNKEPT =
            List.of("graphqlOperationGroup", "grpcOperationGroup", "llmOperationGroup", "payloadOperationGroup");

    private static final String TABLE = "import_api_product";

    private static final TableMerge STORE = new TableMerge(
            ImportKind.PRODUCT,
            "api_product",
            List.of("name"),
            List.of(
                    "display_name",
                    "description",
                    "approval_type",
                    "environments",
                    "proxies",
                    "api_resources",
                    "operation_group",
                    "scopes",
                    "quota",
                    "quota_interval",
                    "quota_time_unit",
                    "attributes",
                    "created_at",
                    "created_by",
                    "modified_at",
                    "modified_by"),
            false,
            "jsonb_build_object('approvalType', approval_type)");

    private final ImportBatch batch;
    private final StagingTable stage;
    private final Fingerprint fingerprint = new Fingerprint();

    ProductImport(ImportBatch batch, CopyManager copy) {
        this.batch = batch;
        this.stage = new StagingTable(
                batch,
                copy,
                TABLE,
                List.of(
                        "name text",
                        "display_name text",
                        "description text",
                        "approval_type text",
                        "environments text[]",
                        "proxies text[]",
                        "api_resources text[]",
                        "operation_group jsonb",
                        "scopes text[]",
                        "quota text",
                        "quota_interval text",
                        "quota_time_unit text",
                        "attributes jsonb",
                        "created_at timestamptz",
                        "created_by text",
                        "modified_at timestamptz",
                        "modified_by text",
                        "fingerprint uuid"));
    }

    /** The name of an API product in this field, null if it is invalid. */
    static @Nullable String name(ItemFields fields, String field) {
        return fields.resourceName(field, "product-name");
    }

    /** To drop a limit that Kunci does not support would open what the limit shuts, so it is a problem. */
    private static void checkLimits(ItemFields product, String name) {
        if (!limits(product, "operationGroup")) {
            for (String group : UNKEPT) {
                if (limits(product, group)) {
                    product.report("product-limit", group, name);
                }
            }
        }
    }

    private static boolean limits(ItemFields product, String group) {
        String json = product.json(group);
        return json != null
                && !JsonMapper.shared().readTree(json).path("operationConfigs").isEmpty();
    }

    void read(ItemFields product) {
        String name = name(product, "name");
        if (name == null) {
            return;
        }
        checkLimits(product, name);
        Quota quota = quota(product);
        stage.row(
                product.location("name"),
                Uuid7.next(),
                null,
                name,
                product.text("displayName", name),
                product.anyText("description"),
                product.word("approvalType", List.of("auto", "manual")),
                product.words("environments"),
                limit(product, "proxies"),
                limit(product, "apiResources"),
                product.json("operationGroup"),
                product.words("scopes"),
                said(quota.limit()),
                said(quota.interval()),
                said(quota.timeUnit()),
                AttributeList.of(product),
                product.instant("createdAt"),
                product.text("createdBy"),
                product.instant("lastModifiedAt"),
                product.text("lastModifiedBy"),
                fingerprint.of(product.location()));
    }

    /** Blank words are ignored. But if there are only blank ones, ignoring them would open everything. */
    private static List<String> limit(ItemFields product, String field) {
        List<String> words = product.words(field);
        return words.isEmpty() ? product.texts(field) : words;
    }

    /** What is given must be valid; any of the three may be left out. */
    private static Quota quota(ItemFields product) {
        Quota quota = new Quota(product.text("quota"), product.text("quotaInterval"), product.text("quotaTimeUnit"));
        number(product, "quota", quota.limit());
        number(product, "quotaInterval", quota.interval());
        if (!quota.timeUnit().isEmpty() && !Quota.UNITS.contains(quota.timeUnit())) {
            product.report("word", "quotaTimeUnit", String.join(", ", Quota.UNITS));
        }
        return quota;
    }

    private static void number(ItemFields product, String field, String number) {
        if (!number.isEmpty() && !new Quota(number, "1", "minute").isWellFormed()) {
            product.report("number", field);
        }
    }

    private static @Nullable String said(String text) {
        return text.isEmpty() ? null : text;
    }

    long apply() {
        stage.close(batch);
        return settle();
    }

    /**
     * Creates the API products that staged keys name and that do not exist. A product that some key waits for must be
     * manual, and so must one that was manual when it was deleted.
     */
    long applyMissing() {
        batch.run("truncate " + TABLE);
        batch.run("""
                insert into import_api_product (ord, file, line, col, id, name, display_name, description, approval_type,
                  environments, proxies, api_resources, scopes, attributes)
                select min(ord), min(file), min(line), min(col), uuid7(), product, product, '',
                  case when bool_or(status = 'pending') or exists (select 1 from deleted_product d
                    where d.organization_id = :organization and d.name = product and d.approval_type = 'manual')
                    then 'manual' else 'auto' end, '{}', '{}', '{}', '{}', '[]'
                from import_product_grant s where not exists (select 1 from api_product t
                  where t.organization_id = :organization and t.name = s.product)
                group by product
                """);
        return settle();
    }

    private long settle() {
        batch.once(STORE, "name", "name", "name", "fingerprint");
        batch.run("""
                update import_api_product s set id = t.id, existing = true from api_product t
                where t.organization_id = :organization and t.name = s.name
                """);
        batch.run("""
                update import_api_product s set label = s.name, product_id = s.id,
                  approval_type = coalesce(s.approval_type, t.approval_type, (select d.approval_type
                    from deleted_product d where d.organization_id = :organization and d.name = s.name), 'auto'),
                  created_at = coalesce(s.created_at, t.created_at, :now),
                  created_by = coalesce(s.created_by, t.created_by, :by),
                  modified_at = coalesce(s.modified_at, t.modified_at, s.created_at, :now),
                  modified_by = coalesce(s.modified_by, t.modified_by, s.created_by, :by)
                from import_api_product x left join api_product t on t.organization_id = :organization and t.id = x.id
                where x.ord = s.ord
                """);
        WideningImportRule.find(batch);
        FourEyesImportRule.automatic(batch);
        STORE.apply(batch);
        FourEyesImportRule.automaticAgain(batch);
        return batch.count("select count(*) from " + TABLE);
    }
}
