package dev.kunci.console.backup;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Fills an empty schema of the backup's version, in one transaction of the schema's owner.
 *
 * <p>Triggers are off meanwhile: rows come back as they were, with their audit records, and this transaction has no
 * record of them. Foreign keys stay on.
 */
final class Loader {

    /** Sets every sequence to continue after the restored rows. */
    private static final String NEXT_NUMBERS = """
            do $$
            declare
              numbered record;
            begin
              for numbered in select d.objid::regclass as numbers, d.refobjid::regclass as owner, a.attname as field
                from pg_depend d join pg_class s on s.oid = d.objid and s.relkind = 'S'
                join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
                where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass and d.deptype in ('a', 'i')
                  and s.relnamespace = 'public'::regnamespace
              loop
                execute format('select setval(%L, coalesce(max(%I), 0) + 1, false) from %s',
                  numbered.numbers, numbered.field, numbered.owner);
              end loop;
            end $$""";

    private final Connection owner;

    Loader(Connection owner) {
        this.owner = owner;
    }

    void load(Archive archive) throws SQLException, IOException {
        owner.setAutoCommit(false);
        Manifest manifest = archive.manifest();
        check(manifest, Catalog.tables(owner));
        List<String> tables = manifest.tables().stream()
                .map(Manifest.Part::name)
                .filter(table -> !table.equals(Catalog.RECORD))
                .toList();
        makeMonths(manifest.months());
        // Rows inserted by migrations are in the backup as well. The audit log cannot be truncated, and is still empty.
        // Tables that refer to these and are not restored, such as sessions, are empty too.
        execute("truncate " + String.join(", ", tables) + " cascade");
        for (String table : tables) {
            execute("alter table " + table + " disable trigger user");
        }
        for (Manifest.Part part : manifest.tables()) {
            fill(archive, part);
        }
        execute(NEXT_NUMBERS);
        for (String table : tables) {
            execute("alter table " + table + " enable trigger user");
        }
        owner.commit();
        owner.setAutoCommit(true);
        execute("analyze");
    }

    private void fill(Archive archive, Manifest.Part part) throws SQLException, IOException {
        CopyManager copy = owner.unwrap(PGConnection.class).getCopyAPI();
        String columns = part.columns().stream().map(c -> '"' + c + '"').collect(Collectors.joining(", "));
        archive.read(part, content -> {
            long rows = copy.copyIn("copy " + part.name() + " (" + columns + ") from stdin", content);
            if (rows != part.rows()) {
                throw new IOException(part.name() + " has " + rows + " rows instead of " + part.rows());
            }
        });
    }

    /** Names from the file are used in statements only after this check: they must be those of the schema. */
    private static void check(Manifest manifest, List<Catalog.Table> here) throws IOException {
        Set<String> expected = here.stream()
                .map(table -> table.name() + new HashSet<>(table.columns()))
                .collect(Collectors.toSet());
        Set<String> found = manifest.tables().stream()
                .map(part -> part.name() + new HashSet<>(part.columns()))
                .collect(Collectors.toSet());
        if (!expected.equals(found)
                || manifest.tables().stream()
                        .anyMatch(part -> new HashSet<>(part.columns()).size()
                                != part.columns().size())) {
            throw new IOException("its tables are not those of schema version " + manifest.schema());
        }
    }

    /** The past months of the audit log, for which a schema created today has no partitions. */
    private void makeMonths(List<String> months) throws SQLException, IOException {
        for (String month : months) {
            if (!month.matches("\\d{4}_(0[1-9]|1[0-2])")) {
                throw new IOException(month + " is no month");
            }
            execute("""
                    do $$
                    declare
                      first date := to_date('%1$s', 'YYYY_MM');
                    begin
                      if to_regclass('audit_record_%1$s') is null then
                        execute format('create table audit_record_%1$s partition of audit_record
                          for values from (%%L) to (%%L)', first || ' 00:00:00+00',
                          (first + interval '1 month')::date || ' 00:00:00+00');
                        create trigger audit_record_kept before truncate on audit_record_%1$s
                          for each statement execute function refuse_record_change();
                      end if;
                    end $$""".formatted(month));
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
