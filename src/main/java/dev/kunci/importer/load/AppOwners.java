package dev.kunci.importer.load;

/**
 * Finds the owner of each staged app: the one it names, its present one, or the developer given on the command line.
 */
final class AppOwners {

    private static final String OWNERLESS = "developer_id is null and app_group_id is null";

    private final ImportBatch batch;

    AppOwners(ImportBatch batch) {
        this.batch = batch;
        batch.run("alter table import_app add developer_id uuid, add app_group_id uuid, add owner_label text,"
                + " add owner_words text, add owner_key text, add search text");
    }

    /** May be called again when more owners exist. */
    void find() {
        batch.run("""
                update import_app s set app_group_id = t.id from app_group t
                where t.organization_id = :organization and t.name = s.app_group
                """);
        batch.run("""
                update import_app s set developer_id = t.id from developer t
                where t.organization_id = :organization and s.app_group is null and t.developer_id = s.named_developer
                """);
        batch.run("""
                update import_app s set developer_id = t.id from developer t
                where t.organization_id = :organization and s.app_group is null and s.developer_id is null
                  and t.email_key = lower(s.developer_email)
                """);
        batch.run("""
                update import_app s set developer_id = t.developer_id, app_group_id = t.app_group_id from app t
                where t.organization_id = :organization and t.id = s.id and s.existing and s.app_group is null
                  and s.developer_email is null and s.developer_id is null
                """);
    }

    void fallBack() {
        batch.run("""
                update import_app s set developer_id = t.id from developer t
                where t.organization_id = :organization and s.developer_id is null and s.app_group_id is null
                  and s.app_group is null and s.developer_email is null and t.email_key = lower(:developer)
                """);
    }

    /** Reports apps without an owner. */
    void demand() {
        refuse("app-group-unknown", "appGroup", "app_group", "app_group is not null and ");
        refuse("developer-unknown", "developerEmail", "developer_email", "developer_email is not null and ");
        if (batch.hasDeveloper()) {
            refuse("developer-missing", "developerId", ":developer", "");
        }
        refuse("developer-unnamed", "developerId", "coalesce(named_developer, '')", "");
    }

    private void refuse(String what, String field, String value, String condition) {
        batch.refuse(
                "import_app",
                what,
                field,
                "select ord, file, line, col, " + value + " as value from import_app where " + condition + OWNERLESS);
    }

    /** Stores the names of the owners, for the audit log and the search column. */
    void describe() {
        batch.run("""
                update import_app s set owner_id = t.id, owner_label = t.email, owner_key = t.email_key,
                  owner_words = concat_ws(' ', t.email, t.first_name, t.last_name)
                from developer t where t.organization_id = :organization and t.id = s.developer_id
                """);
        batch.run("""
                update import_app s set owner_id = t.id, owner_label = t.name, owner_key = lower(t.name),
                  owner_words = concat_ws(' ', t.name, t.display_name)
                from app_group t where t.organization_id = :organization and t.id = s.app_group_id
                """);
    }
}
