package dev.kunci.gateway;

import dev.kunci.gateway.UsageCounts.Allowed;
import dev.kunci.gateway.UsageCounts.Refused;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Adds the counts of this instance to those of the others. Nothing is stored for keys that are gone or are being
 * deleted at this moment, so that deleting never waits for a count; nor does a write wait for the disk.
 */
class UsageTables {

    private static final String ALLOWED = """
            with quick as materialized (select set_config('synchronous_commit', 'off', true)),
            alive as (
              select c.organization_id, c.id, u.at
              from unnest(:organizations::text[]::uuid[], :credentials::text[]::uuid[], :at::text[]::timestamptz[])
                as u (organization_id, id, at)
              join credential c on c.organization_id = u.organization_id and c.id = u.id
              order by c.organization_id, c.id
              for key share of c skip locked)
            insert into key_use (organization_id, credential_id, last_allowed_at)
            select alive.* from alive, quick order by 1, 2
            on conflict (organization_id, credential_id) do update set last_allowed_at = excluded.last_allowed_at
            where key_use.last_allowed_at < excluded.last_allowed_at
            """;

    private static final String REFUSED = """
            with quick as materialized (select set_config('synchronous_commit', 'off', true)),
            alive as (
              select c.organization_id, c.id, u.reason, u.gateway, u.method, u.path, u.first_at, u.last_at, u.calls
              from unnest(:organizations::text[]::uuid[], :credentials::text[]::uuid[], :reasons::text[],
                  :gateways::text[], :methods::text[], :paths::text[], :first::text[]::timestamptz[],
                  :last::text[]::timestamptz[], :calls::text[]::bigint[])
                as u (organization_id, id, reason, gateway, method, path, first_at, last_at, calls)
              join credential c on c.organization_id = u.organization_id and c.id = u.id
              order by c.organization_id, c.id
              for key share of c skip locked)
            insert into refused_call as kept
              (organization_id, credential_id, reason, gateway, method, path, first_at, last_at, calls)
            select alive.* from alive, quick order by 1, 2, 3, 4
            on conflict (organization_id, credential_id, reason, gateway) do update set
              method = case when excluded.last_at < kept.last_at then kept.method else excluded.method end,
              path = case when excluded.last_at < kept.last_at then kept.path else excluded.path end,
              first_at = least(kept.first_at, excluded.first_at),
              last_at = greatest(kept.last_at, excluded.last_at),
              calls = kept.calls + excluded.calls
            """;

    private final JdbcClient jdbc;

    UsageTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void addAllowed(List<Allowed> uses) {
        jdbc.sql(ALLOWED)
                .param("organizations", column(uses, use -> use.key().organization()))
                .param("credentials", column(uses, use -> use.key().credential()))
                .param("at", column(uses, Allowed::at))
                .update();
    }

    void addRefused(List<Refused> refusals) {
        jdbc.sql(REFUSED)
                .param(
                        "organizations",
                        column(refusals, one -> one.refusal().key().organization()))
                .param(
                        "credentials",
                        column(refusals, one -> one.refusal().key().credential()))
                .param("reasons", column(refusals, one -> one.refusal().reason().code()))
                .param("gateways", column(refusals, one -> one.refusal().gateway()))
                .param("methods", column(refusals, one -> one.calls().method()))
                .param("paths", column(refusals, one -> one.calls().path()))
                .param("first", column(refusals, one -> one.calls().first()))
                .param("last", column(refusals, one -> one.calls().last()))
                .param("calls", column(refusals, one -> one.calls().count()))
                .update();
    }

    private static <T> String[] column(List<T> rows, Function<T, Object> value) {
        return rows.stream().map(row -> value.apply(row).toString()).toArray(String[]::new);
    }
}
