package dev.kunci.importer.load;

import dev.kunci.importer.ImportKind;
import dev.kunci.importer.ImportNotice;
import dev.kunci.importer.WithheldStatus;
import dev.kunci.registry.definition.ProductReach;
import dev.kunci.registry.definition.Widening;
import dev.kunci.registry.path.Operation;
import dev.kunci.registry.path.OperationGroup;
import dev.kunci.registry.path.ProductScope;
import dev.kunci.registry.value.Quota;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import tools.jackson.databind.json.JsonMapper;

/**
 * Applies the rule of {@code Widenings} to a file. Its importer approves everything, so the approver role is given. If
 * the organization demands that all keys wait again, or four eyes, a file must not be a way around that.
 */
final class WideningImportRule {

    private static final String TABLE = "import_widened";

    private static final String GRANTS = """
             from product_grant t join %s w on w.product_id = t.product_id
             join organization o on o.id = :organization
            where t.organization_id = :organization
              and (o.widening = 'pending' or o.four_eyes and t.requested_by_id in (select accounts_of_person(:operator::uuid)))""".formatted(TABLE);

    private WideningImportRule() {}

    /** Finds such products while both definitions can be read, that of the file and the present one. */
    static void find(ImportBatch batch) {
        batch.run("create temporary table if not exists " + TABLE + " (product_id uuid, wider text) on commit drop");
        Map<UUID, Widening> found = new LinkedHashMap<>();
        batch.jdbc().sql("""
                select t.id, t.environments as t_environments, t.proxies as t_proxies, t.api_resources as t_api_resources,
                  t.operation_group as t_operation_group, t.scopes as t_scopes, t.quota as t_quota,
                  t.quota_interval as t_quota_interval, t.quota_time_unit as t_quota_time_unit,
                  s.environments as s_environments, s.proxies as s_proxies, s.api_resources as s_api_resources,
                  s.operation_group as s_operation_group, s.scopes as s_scopes, s.quota as s_quota,
                  s.quota_interval as s_quota_interval, s.quota_time_unit as s_quota_time_unit
                from import_api_product s
                  join api_product t on t.organization_id = :organization and t.id = s.id and s.existing
                  join organization o on o.id = :organization
                where (o.widening = 'pending' and t.approval_type = 'manual'
                    or o.four_eyes and (t.approval_type = 'manual' or t.automatic_by in (select accounts_of_person(:operator::uuid))))
                  and exists (select 1 from product_grant g where g.organization_id = :organization and g.product_id = t.id)
                """).params(batch.parameters()).query((RowCallbackHandler) row -> {
            Widening wider = Widening.of(reachable(row, "t_"), reachable(row, "s_"));
            if (!wider.none()) {
                found.put(row.getObject("id", UUID.class), wider);
            }
        });
        found.forEach((product, wider) -> batch.jdbc()
                .sql("insert into " + TABLE + " values (?, ?)")
                .params(product, wider.line())
                .update());
    }

    private static ProductReach reachable(ResultSet row, String side) throws SQLException {
        String stored = row.getString(side + "operation_group");
        OperationGroup group = stored == null ? null : JsonMapper.shared().readValue(stored, OperationGroup.class);
        List<Operation> operations = group == null ? List.of() : group.operations();
        return new ProductReach(
                texts(row, side + "environments"),
                ProductScope.of(texts(row, side + "proxies"), texts(row, side + "api_resources"), operations, group),
                texts(row, side + "scopes"),
                new Quota(
                        text(row, side + "quota"),
                        text(row, side + "quota_interval"),
                        text(row, side + "quota_time_unit")));
    }

    private static @Nullable String text(ResultSet row, String column) throws SQLException {
        return row.getString(column);
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    /**
     * Their grants wait, those in the file and those it does not name. A decision on one of them that was seen or made
     * before does not count any more: it is neither repeated nor undone.
     */
    static void hold(ImportBatch batch) {
        if (batch.count("select count(*) from " + TABLE) == 0) {
            return;
        }
        batch.run("update import_product_grant s set status = 'pending', said = s.status, because = '"
                + WithheldStatus.WIDENED.code()
                + "' where s.existing and s.status = 'approved' and s.id in (select t.id"
                + GRANTS
                + ")");
        batch.run(
                "create temporary table import_waiting on commit drop as select t.id, t.status" + GRANTS
                        + " and not exists (select 1 from import_product_grant s where s.id = t.id) order by t.id for update of t");
        String changes = batch.changes().next();
        batch.run("insert into " + changes + " " + """
                select 'grant', t.id, concat_ws(' / ', coalesce(d.email, g.name), a.name, c.key_hint || '…', p.name),
                  coalesce(d.id, g.id), a.id, p.id, jsonb_build_object('status', 'approved'),
                  jsonb_build_object('status', 'pending', 'because', '%s')
                from import_waiting w
                  join product_grant t on t.organization_id = :organization and t.id = w.id
                  join credential c on c.organization_id = :organization and c.id = t.credential_id
                  join api_product p on p.organization_id = :organization and p.id = t.product_id
                  join app a on a.organization_id = :organization and a.id = c.app_id
                  left join developer d on d.organization_id = :organization and d.id = a.developer_id
                  left join app_group g on g.organization_id = :organization and g.id = a.app_group_id
                where w.status = 'approved'
                """.formatted(WithheldStatus.WIDENED.code()));
        batch.changes().record(changes);
        batch.run("""
                update product_grant t set status = 'pending', status_revision = t.status_revision + 1,
                  status_changed_at = :now, status_changed_by = :by
                from import_waiting w where w.status = 'approved' and t.organization_id = :organization and t.id = w.id
                """);
        batch.notices().add(batch, ImportNotice.About.WIDENED, ImportKind.GRANT, """
                select count(*) as count, min(subject) as example from import_change c
                  join import_waiting w on w.id = c.subject_id and w.status = 'approved'
                """);
        batch.run("""
                update product_grant x set status_revision = x.status_revision + 1,
                  widened_by = case when :operator::uuid is null then x.widened_by
                    else array_append(array_remove(x.widened_by, :operator::uuid), :operator::uuid) end
                where x.organization_id = :organization and x.id in (select t.id\s""" + GRANTS + ")");
    }
}
