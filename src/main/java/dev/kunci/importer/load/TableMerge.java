package dev.kunci.importer.load;

import dev.kunci.importer.ImportKind;
import dev.kunci.importer.WithheldStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Merges staged rows into one table: locks what differs, updates it, inserts what is new, and notes everything before
 * in {@link ImportChanges}, from which the audit records are written.
 *
 * @param table the table of the registry
 * @param fixed columns that are set once
 * @param columns columns that an update may change
 * @param status whether the table has a status
 * @param created the state after, for the audit record of a new row
 */
record TableMerge(
        ImportKind kind, String table, List<String> fixed, List<String> columns, boolean status, String created) {

    private static final String SAID = "inFile";
    private static final String BECAUSE = "because";

    private static final String MATCH =
            " join %1$s t on t.organization_id = :organization and t.id = s.id and s.existing";

    String staged() {
        return "import_" + table;
    }

    private List<String> compared() {
        List<String> compared = new ArrayList<>(columns);
        if (status) {
            compared.addFirst("status");
        }
        return compared;
    }

    /**
     * Locks existing rows, then settles their status: a file does not open what is shut here, and what the file leaves
     * out stays. Nobody can shut a row between this and {@link #apply}.
     */
    void hold(ImportBatch batch) {
        batch.count("select count(*) from (select t.id from " + staged() + " s" + MATCH.formatted(table)
                + " order by t.id for no key update of t) held");
        batch.run("update " + staged()
                + " s set status = t.status, said = case when s.status <> t.status then s.status end,"
                + " because = case when s.status <> t.status then '" + WithheldStatus.SHUT_HERE.code() + "' end from "
                + table
                + " t where t.organization_id = :organization and t.id = s.id and s.existing"
                + " and (s.status is null or t.status in ('revoked', 'inactive'))");
    }

    /**
     * Gives some staged rows another status than the file says, and keeps the status of the file for the audit record.
     *
     * @param rows the rest of an update of {@code s}, beginning with its {@code from}
     */
    void holdBack(ImportBatch batch, String status, WithheldStatus why, String rows) {
        batch.run("update " + staged() + " s set status = '" + status + "', said = s.status, because = '" + why.code()
                + "' " + rows);
    }

    void apply(ImportBatch batch) {
        batch.run("truncate import_lock");
        String from = " from " + staged() + " s" + MATCH.formatted(table);
        int differing = batch.run("insert into import_lock select t.id" + from + " where (" + list("t.") + ")"
                + " is distinct from (" + list("s.") + ") order by t.id for no key update of t");
        if (differing > 0) {
            String changes = batch.changes().next();
            batch.run("insert into " + changes + " select '" + kind.code() + "', s.id, s.label, s.owner_id, s.app_id,"
                    + " s.product_id, f.before, f.after" + from
                    + " join import_lock l on l.id = s.id cross join lateral"
                    + " (select jsonb_object_agg(name, was) as before, jsonb_object_agg(name, becomes)" + heldBack()
                    + " as after"
                    + " from (values " + pairs() + ") v (name, was, becomes) where was is distinct from becomes) f"
                    + " where f.before is not null");
            batch.changes().record(changes);
            batch.run("update " + table + " t set " + assignments() + " from " + staged()
                    + " s join " + changes + " c on c.subject_id = s.id"
                    + " where t.organization_id = :organization and t.id = s.id");
        }
        insert(batch);
        if (status) {
            batch.notices().heldBack(batch, kind, staged());
        }
    }

    private void insert(ImportBatch batch) {
        List<String> names = new ArrayList<>(fixed);
        names.addAll(compared());
        String inserted = String.join(", ", names);
        String changes = batch.changes().next();
        int added = batch.run("insert into " + changes + " select '" + kind.code()
                + "', id, label, owner_id, app_id, product_id, null, " + created + heldBack() + " from " + staged()
                + " s where not existing");
        if (added > 0) {
            batch.changes().record(changes);
            batch.run("insert into " + table + " (organization_id, id, " + inserted
                    + (status ? ", status_changed_at, status_changed_by" : "") + ") select :organization, id, "
                    + inserted + (status ? ", :now, :by" : "") + " from " + staged()
                    + " where not existing order by ord");
        }
    }

    /** The status of the file, and why it was not set. */
    private String heldBack() {
        return status
                ? " || case when s.because is null then '{}'::jsonb else jsonb_strip_nulls(jsonb_build_object('" + SAID
                        + "', s.said, '" + BECAUSE + "', s.because)) end"
                : "";
    }

    private String list(String prefix) {
        return compared().stream().map(column -> prefix + column).collect(Collectors.joining(", "));
    }

    private String pairs() {
        return compared().stream()
                .map(column ->
                        "('" + recordName(column) + "', " + json("t." + column) + ", " + json("s." + column) + ")")
                .collect(Collectors.joining(", "));
    }

    private String assignments() {
        List<String> assignments = new ArrayList<>();
        compared().forEach(column -> assignments.add(column + " = s." + column));
        if (status) {
            String moved = " = case when t.status = s.status then t.";
            assignments.add("status_revision = t.status_revision + (t.status <> s.status)::int");
            assignments.add("status_changed_at" + moved + "status_changed_at else :now end");
            assignments.add("status_changed_by" + moved + "status_changed_by else :by end");
        }
        assignments.add(
                "version = t.version + (c.after - '{status," + SAID + "," + BECAUSE + "}'::text[] <> '{}')::int");
        return String.join(", ", assignments);
    }

    private static String json(String column) {
        return column.endsWith("_at")
                ? "to_jsonb(to_char(" + column + " at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"'))"
                : "to_jsonb(" + column + ")";
    }

    /** The audit log uses the names of the portal and the REST API: {@code callbackUrl}, {@code expires}. */
    private static String recordName(String column) {
        String name = column.endsWith("_at") ? column.substring(0, column.length() - 3) : column;
        StringBuilder camel = new StringBuilder();
        for (String part : name.split("_", -1)) {
            camel.append(camel.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        }
        return camel.toString();
    }
}
