package dev.kunci.importer.load;

import dev.kunci.importer.ImportKind;
import dev.kunci.importer.ImportNotice;
import dev.kunci.importer.WithheldStatus;
import dev.kunci.importer.file.AttributeList;
import dev.kunci.importer.file.Fingerprint;
import dev.kunci.importer.file.ItemFields;
import dev.kunci.importer.file.NamedApp;
import dev.kunci.importer.file.NamedOwner;
import dev.kunci.shared.Uuid7;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyManager;

/** Imports apps, identified by appId, else by owner and name. */
final class AppImport {

    private static final String TABLE = "import_app";

    /** The number of an app that cannot be staged. */
    static final int NONE = -1;

    /** Of several rows for one app by owner and name, the most complete one. */
    private static final String WHOLE = """
            select ord, only_named, first_value(ord) over (partition by owner_id, name order by only_named, ord) as becomes
            from import_app where owner_id is not null
            """;

    private static final TableMerge STORE = new TableMerge(
            ImportKind.APP,
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

    private final ImportBatch batch;
    private final StagingTable stage;
    private final AppOwners owners;
    private final Fingerprint fingerprint = new Fingerprint();
    private boolean anyOnlyNamed;

    AppImport(ImportBatch batch, CopyManager copy) {
        this.batch = batch;
        this.stage = new StagingTable(
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
                        "modified_by text",
                        "fingerprint uuid",
                        "only_named boolean",
                        "asks boolean"));
        this.owners = new AppOwners(batch);
    }

    /**
     * @param owner the owner it is listed under in the file
     * @return the number its credentials refer to, -1 if the app cannot be identified
     */
    int read(ItemFields app, @Nullable NamedOwner owner) {
        UUID id = app.uuid("appId");
        String name = app.name("name");
        NamedApp named = NamedApp.of(app, owner);
        if (name == null) {
            return NONE;
        }
        return stage.row(
                app.location(),
                id == null ? Uuid7.next() : id,
                app.word("status", List.of("approved", "revoked", "pending")),
                id,
                named.developerId(),
                named.email(),
                named.group(),
                name,
                app.text("callbackUrl", ""),
                Objects.requireNonNullElse(app.optionalName("appFamily"), "default"),
                app.words("scopes"),
                AttributeList.of(app),
                app.instant("createdAt"),
                app.text("createdBy"),
                app.instant("lastModifiedAt"),
                app.text("lastModifiedBy"),
                fingerprint.of(app.location()),
                false,
                asks(app));
    }

    /**
     * Stages the app of a key that is listed on its own.
     *
     * @return as for an app
     */
    int readName(ItemFields key, @Nullable NamedOwner owner) {
        String name = key.name("name");
        NamedApp named = NamedApp.of(key, owner);
        if (name == null) {
            return NONE;
        }
        anyOnlyNamed = true;
        return stage.row(
                key.location(),
                Uuid7.next(),
                null,
                null,
                named.developerId(),
                named.email(),
                named.group(),
                name,
                "",
                "default",
                List.of(),
                "[]",
                null,
                null,
                null,
                null,
                null,
                true,
                false);
    }

    private static boolean asks(ItemFields app) {
        boolean named =
                app.value("apiproduct") != null || !app.list("apiProducts").isEmpty();
        return named && app.list("credentials").isEmpty();
    }

    void close() {
        stage.close(batch);
    }

    /**
     * Finds existing apps, and their owners as far as these exist before anything is created.
     *
     * @return how many are repeated in the file
     */
    int match() {
        int again = batch.once(STORE, "appId", "id", "id", "fingerprint");
        batch.run("""
                update import_app s set existing = true from app t
                where t.organization_id = :organization and t.id = s.id
                """);
        owners.find();
        return again;
    }

    /**
     * Resolves the owners of the apps, now that all owners exist, and merges rows of the same app.
     *
     * @return how many are repeated in the file
     */
    int attach() {
        owners.find();
        owners.fallBack();
        owners.demand();
        owners.describe();
        if (anyOnlyNamed) {
            batch.run("""
                    update import_credential c set app_ord = s.becomes from (%s) s
                    where c.app_ord = s.ord and s.only_named and s.ord <> s.becomes
                    """.formatted(WHOLE));
            batch.run("delete from import_app a using (" + WHOLE + ") s where a.ord = s.ord and s.ord <> s.becomes"
                    + " and s.only_named");
        }
        return batch.once(STORE, "name", "owner_id, name", "name", "fingerprint");
    }

    void check() {
        batch.run("""
                update import_app s set id = t.id, existing = true from app t
                where t.organization_id = :organization and s.given_id is null and t.name = s.name
                  and coalesce(t.developer_id, t.app_group_id) = s.owner_id
                """);
        batch.refuse(TABLE, "app-owner", "appId", """
                select ord, file, line, col, owner_label as value from import_app s join app t
                on t.organization_id = :organization and t.id = s.id and s.existing
                where coalesce(t.developer_id, t.app_group_id) <> s.owner_id
                """);
        batch.once(STORE, "appId", "id", "id", "ord");
        batch.refuse(TABLE, "taken", "name", """
                select ord, file, line, col, s.name as value from import_app s join app t
                on t.organization_id = :organization and t.name = s.name and t.id <> s.id
                  and coalesce(t.developer_id, t.app_group_id) = s.owner_id
                """);
        if (anyOnlyNamed) {
            batch.run("""
                    update import_app s set callback_url = t.callback_url, app_family = t.app_family, scopes = t.scopes,
                      attributes = t.attributes from app t
                    where t.organization_id = :organization and t.id = s.id and s.existing and s.only_named
                    """);
            if (!batch.createMissing()) {
                batch.refuse(TABLE, "app-unknown", "name", """
                        select ord, file, line, col, name, owner_label from import_app where only_named and not existing
                        """);
            }
        }
    }

    long apply() {
        STORE.holdBack(batch, "revoked", WithheldStatus.WAITS, "where s.status = 'pending'");
        STORE.hold(batch);
        STORE.holdBack(batch, "revoked", WithheldStatus.SHUT_WHEN_DELETED, """
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
        return batch.count("select count(*) from import_app where not (only_named and existing)");
    }

    /** Reports apps that name API products and have no key to hold them. */
    void noticeWithoutKey() {
        batch.notices().add(batch, ImportNotice.About.WITHOUT_KEY, ImportKind.APP, """
                select count(*) as count, min(label) as example from import_app s where asks
                  and not exists (select 1 from import_credential c where c.app_ord = s.ord)
                  and not exists (select 1 from credential t where t.organization_id = :organization and t.app_id = s.id)
                """);
    }
}
