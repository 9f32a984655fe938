package dev.kunci.importer.load;

import dev.kunci.importer.ImportKind;
import dev.kunci.importer.WithheldStatus;
import dev.kunci.importer.file.AttributeList;
import dev.kunci.importer.file.Fingerprint;
import dev.kunci.importer.file.ItemFields;
import dev.kunci.shared.Uuid7;
import java.util.List;
import org.postgresql.copy.CopyManager;

/** Imports app groups, identified by name. */
final class AppGroupImport {

    private static final String TABLE = "import_app_group";

    private static final TableMerge STORE = new TableMerge(
            ImportKind.APP_GROUP,
            "app_group",
            List.of("name"),
            List.of(
                    "display_name",
                    "channel_id",
                    "channel_uri",
                    "email",
                    "attributes",
                    "created_at",
                    "created_by",
                    "modified_at",
                    "modified_by"),
            true,
            "jsonb_build_object('status', status, 'name', name)");

    private final ImportBatch batch;
    private final StagingTable stage;
    private final Fingerprint fingerprint = new Fingerprint();

    AppGroupImport(ImportBatch batch, CopyManager copy) {
        this.batch = batch;
        this.stage = new StagingTable(
                batch,
                copy,
                TABLE,
                List.of(
                        "name text",
                        "display_name text",
                        "channel_id text",
                        "channel_uri text",
                        "email text",
                        "attributes jsonb",
                        "created_at timestamptz",
                        "created_by text",
                        "modified_at timestamptz",
                        "modified_by text",
                        "fingerprint uuid"));
    }

    void read(ItemFields group) {
        String name = group.resourceName("name", "group-name");
        if (name == null) {
            return;
        }
        String email = group.text("email", "").strip();
        group.checkAddress("email", email.isEmpty() ? null : email);
        stage.row(
                group.location("name"),
                Uuid7.next(),
                group.word("status", List.of("active", "inactive")),
                name,
                group.text("displayName", name),
                group.text("channelId", ""),
                group.text("channelUri", ""),
                email,
                AttributeList.of(group),
                group.instant("createdAt"),
                group.text("createdBy"),
                group.instant("lastModifiedAt"),
                group.text("lastModifiedBy"),
                fingerprint.of(group.location()));
    }

    long apply() {
        stage.close(batch);
        return settle();
    }

    /** Creates the app groups that staged apps name and that do not exist. */
    long applyMissing() {
        batch.run("truncate " + TABLE);
        batch.run("""
                insert into import_app_group (ord, file, line, col, id, name, display_name, channel_id, channel_uri, email,
                  attributes)
                select distinct on (app_group) ord, file, line, col, uuid7(), app_group, app_group, '', '', '', '[]'
                from import_app s where app_group is not null and not exists (select 1 from app_group t
                  where t.organization_id = :organization and t.name = s.app_group)
                order by app_group, ord
                """);
        return settle();
    }

    private long settle() {
        batch.once(STORE, "name", "name", "name", "fingerprint");
        batch.run("""
                update import_app_group s set id = t.id, existing = true from app_group t
                where t.organization_id = :organization and t.name = s.name
                """);
        STORE.hold(batch);
        STORE.holdBack(batch, "inactive", WithheldStatus.SHUT_WHEN_DELETED, """
                from shut_when_deleted k where k.organization_id = :organization and k.kind = 'app-group'
                  and k.name = s.name and not s.existing and s.status is distinct from 'inactive'
                """);
        batch.run("""
                update import_app_group s set status = coalesce(s.status, 'active'), label = s.name,
                  owner_id = s.id, created_at = coalesce(s.created_at, t.created_at, :now),
                  created_by = coalesce(s.created_by, t.created_by, :by),
                  modified_at = coalesce(s.modified_at, t.modified_at, s.created_at, :now),
                  modified_by = coalesce(s.modified_by, t.modified_by, s.created_by, :by)
                from import_app_group x left join app_group t on t.organization_id = :organization and t.id = x.id
                where x.ord = s.ord
                """);
        STORE.apply(batch);
        return batch.count("select count(*) from " + TABLE);
    }
}
