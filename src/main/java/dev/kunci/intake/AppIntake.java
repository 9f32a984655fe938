package dev.kunci.intake;

import dev.kunci.shared.Uuid7;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyManager;

/** Apps, known by appId, else by owner and name. */
final class AppIntake {

    private static final String TABLE = "import_app";

    private static final Store STORE = new Store(
            Kind.APP,
            "app",
            List.of("developer_id", "app_group_id", "owner_key", "search"),
            List.of(
                    "name",
                    "callback_url",
                    "app_family",
                    "scopes",
                    "attributes",
                    "created_at",
                    "created_by",
                    "modified_at",
                    "modified_by"),
            true,
            "jsonb_build_object('status', status, 'name', name)");

    private final Batch batch;
    private final Stage stage;
    private final AppOwners owners;

    AppIntake(Batch batch, CopyManager copy) {
        this.batch = batch;
        this.stage = new Stage(
                batch,
                copy,
                TABLE,
                List.of(
                        "given_id uuid",
                        "named_developer text",
                        "developer_email text",
                        "app_group text",
                        "name text",
                        "callback_url text",
                        "app_family text",
                        "scopes text[]",
                        "attributes jsonb",
                        "created_at timestamptz",
                        "created_by text",
                        "modified_at timestamptz",
                        "modified_by text"));
        this.owners = new AppOwners(batch);
    }

    /** @return the number by which its credentials point at it */
    int read(Fields app) {
        UUID id = app.uuid("appId");
        return stage.row(
                app.place(),
                id == null ? Uuid7.next() : id,
                app.word("status", List.of("approved", "revoked")),
                id,
                app.optionalName("developerId"),
                app.optionalName("developerEmail"),
                group(app),
                app.name("name"),
                app.text("callbackUrl", ""),
                Objects.requireNonNullElse(app.optionalName("appFamily"), "default"),
                app.texts("scopes"),
                app.attributes("attributes"),
                app.instant("createdAt"),
                app.text("createdBy"),
                app.instant("lastModifiedAt"),
                app.text("lastModifiedBy"));
    }

    /** The app group it names; older exports call it a company. */
    private static @Nullable String group(Fields app) {
        String group = app.optionalName("appGroup");
        return group == null ? app.optionalName("companyName") : group;
    }

    void close() {
        stage.close(batch);
    }

    /** Finds out which apps are here already, and whose they are as far as that is known before anybody is made. */
    void match() {
        batch.refuseTwice("appId", TABLE, "id", "id");
        batch.run("""
                update import_app s set existing = true from app t
                where t.organization_id = :organization and t.id = s.id
                """);
        owners.find();
    }

    /** Settles whose the apps are, now that everybody is there who will be. */
    void attach() {
        owners.find();
        owners.fallBack();
        owners.demand();
        owners.describe();
    }

    long apply() {
        batch.run("""
                update import_app s set id = t.id, existing = true from app t
                where t.organization_id = :organization and s.given_id is null and t.name = s.name
                  and coalesce(t.developer_id, t.app_group_id) = s.owner_id
                """);
        batch.refuse("app-owner", "appId", """
                select line, col, owner_label as value from import_app s join app t
                on t.organization_id = :organization and t.id = s.id and s.existing
                where coalesce(t.developer_id, t.app_group_id) <> s.owner_id
                """);
        batch.refuseTwice("appId", TABLE, "id", "id");
        batch.refuseTwice("name", TABLE, "owner_id, name", "name");
        batch.refuse("taken", "name", """
                select line, col, s.name as value from import_app s join app t
                on t.organization_id = :organization and t.name = s.name and t.id <> s.id
                  and coalesce(t.developer_id, t.app_group_id) = s.owner_id
                """);
        STORE.hold(batch);
        STORE.holdBack(batch, "revoked", HeldBack.SHUT_WHEN_DELETED, """
                where not s.existing and s.status is distinct from 'revoked' and exists (select 1
                  from shut_when_deleted k where k.organization_id = :organization and (k.kind, k.name) in (
                    ('app', s.id::text), ('app-name', shut_app_name(s.app_group_id is not null, s.owner_key, s.name))))
                """);
        batch.run("""
                update import_app s set status = coalesce(s.status, 'approved'), app_id = s.id,
                  label = s.owner_label || ' / ' || s.name,
                  created_at = coalesce(s.created_at, t.created_at, :now),
                  created_by = coalesce(s.created_by, t.created_by, :by),
                  modified_at = coalesce(s.modified_at, t.modified_at, s.created_at, :now),
                  modified_by = coalesce(s.modified_by, t.modified_by, s.created_by, :by)
                from import_app x left join app t on t.organization_id = :organization and t.id = x.id
                where x.ord = s.ord
                """);
        batch.run("""
                update import_app s set search = app_search_words(s.name, s.attributes, s.owner_words, k.hints)
                from import_app x left join (select app_ord, string_agg(key_hint, ' ' order by issued_at) as hints
                  from import_credential group by app_ord) k on k.app_ord = x.ord
                where x.ord = s.ord and not s.existing
                """);
        batch.run("analyze import_app");
        STORE.apply(batch);
        return batch.count("select count(*) from " + TABLE);
    }
}
