package dev.kunci.importer.load;

import dev.kunci.importer.ImportKind;
import dev.kunci.importer.WithheldStatus;
import dev.kunci.importer.file.AttributeList;
import dev.kunci.importer.file.Fingerprint;
import dev.kunci.importer.file.ItemFields;
import dev.kunci.shared.Uuid7;
import java.util.List;
import java.util.UUID;
import org.postgresql.copy.CopyManager;

/** Imports developers, identified by e-mail address, else by developerId. */
final class DeveloperImport {

    private static final String TABLE = "import_developer";
    private static final String SAME = "fingerprint";

    private static final TableMerge STORE = new TableMerge(
            ImportKind.DEVELOPER,
            "developer",
            List.of(),
            List.of(
                    "developer_id",
                    "email",
                    "first_name",
                    "last_name",
                    "user_name",
                    "attributes",
                    "created_at",
                    "created_by",
                    "modified_at",
                    "modified_by"),
            true,
            "jsonb_build_object('status', status, 'email', email)");

    private final ImportBatch batch;
    private final StagingTable stage;
    private final Fingerprint fingerprint = new Fingerprint();

    DeveloperImport(ImportBatch batch, CopyManager copy) {
        this.batch = batch;
        this.stage = new StagingTable(
                batch,
                copy,
                TABLE,
                List.of(
                        "developer_id text",
                        "email text",
                        "first_name text",
                        "last_name text",
                        "user_name text",
                        "attributes jsonb",
                        "created_at timestamptz",
                        "created_by text",
                        "modified_at timestamptz",
                        "modified_by text",
                        "fingerprint uuid"));
    }

    void read(ItemFields developer) {
        UUID id = Uuid7.next();
        String email = developer.name("email");
        developer.checkAddress("email", email);
        stage.row(
                developer.location("email"),
                id,
                developer.word("status", List.of("active", "inactive")),
                developer.optionalName("developerId"),
                email == null ? id.toString() : email,
                developer.text("firstName", ""),
                developer.text("lastName", ""),
                developer.text("userName", ""),
                AttributeList.of(developer),
                developer.instant("createdAt"),
                developer.text("createdBy"),
                developer.instant("lastModifiedAt"),
                developer.text("lastModifiedBy"),
                fingerprint.of(developer.location()));
    }

    long apply() {
        stage.close(batch);
        return settle();
    }

    /** Creates the developers that staged apps name, and the one given on the command line. */
    long applyMissing() {
        batch.run("truncate " + TABLE);
        batch.run("""
                insert into import_developer (ord, file, line, col, id, email, developer_id, first_name, last_name, user_name,
                  attributes)
                select distinct on (lower(email)) ord, file, line, col, uuid7(), email,
                  case when named_developer like '%@%' or exists (select 1 from developer t where t.organization_id = :organization
                    and t.developer_id = named_developer) then null else named_developer end, '', '', '', '[]'
                from (select ord, file, line, col, coalesce(developer_email, :developer) as email, named_developer
                    from import_app s where developer_id is null and app_group_id is null and app_group is null) s
                where email is not null and not exists (select 1 from developer t
                  where t.organization_id = :organization and t.email_key = lower(s.email))
                order by lower(email), ord
                """);
        return settle();
    }

    private long settle() {
        batch.once(STORE, "email", "lower(email)", "email", SAME);
        batch.once(STORE, "developerId", "coalesce(developer_id, id::text)", "developer_id", "ord");
        batch.run("""
                update import_developer s set id = t.id, existing = true from developer t
                where t.organization_id = :organization and t.email_key = lower(s.email)
                """);
        batch.run("""
                update import_developer s set id = t.id, existing = true from developer t
                where t.organization_id = :organization and not s.existing and t.developer_id = s.developer_id
                """);
        batch.refuse(TABLE, "taken", "developerId", """
                select ord, file, line, col, s.developer_id as value from import_developer s join developer t
                on t.organization_id = :organization and t.developer_id = s.developer_id and t.id <> s.id
                """);
        batch.once(STORE, "developerId", "id", "email", "ord");
        STORE.hold(batch);
        STORE.holdBack(batch, "inactive", WithheldStatus.SHUT_WHEN_DELETED, """
                from shut_when_deleted k where k.organization_id = :organization and k.kind = 'developer'
                  and k.name = lower(s.email) and not s.existing and s.status is distinct from 'inactive'
                """);
        batch.run("""
                update import_developer s set developer_id = coalesce(s.developer_id, t.developer_id, s.id::text),
                  status = coalesce(s.status, 'active'), label = s.email, owner_id = s.id,
                  created_at = coalesce(s.created_at, t.created_at, :now),
                  created_by = coalesce(s.created_by, t.created_by, :by),
                  modified_at = coalesce(s.modified_at, t.modified_at, s.created_at, :now),
                  modified_by = coalesce(s.modified_by, t.modified_by, s.created_by, :by)
                from import_developer x left join developer t on t.organization_id = :organization and t.id = x.id
                where x.ord = s.ord
                """);
        STORE.apply(batch);
        return batch.count("select count(*) from " + TABLE);
    }
}
