package dev.kunci.intake;

import dev.kunci.registry.KeyVault;
import java.util.EnumMap;
import java.util.Map;
import org.postgresql.copy.CopyManager;

/** All that a file holds, first staged as it is read, then stored from the owners down to the grants. */
final class Contents {

    private final Batch batch;
    private final DeveloperIntake developers;
    private final AppGroupIntake groups;
    private final ProductIntake products;
    private final AppIntake apps;
    private final CredentialIntake credentials;
    private final GrantIntake grants;

    Contents(Batch batch, CopyManager copy, KeyVault vault) {
        this.batch = batch;
        batch.run("""
                create temporary table import_change (subject_type text, subject_id uuid, subject text, owner_id uuid,
                  app_id uuid, product_id uuid, before jsonb, after jsonb) on commit drop
                """);
        batch.run("create temporary table import_lock (id uuid) on commit drop");
        developers = new DeveloperIntake(batch, copy);
        groups = new AppGroupIntake(batch, copy);
        products = new ProductIntake(batch, copy);
        apps = new AppIntake(batch, copy);
        credentials = new CredentialIntake(batch, copy, vault);
        grants = new GrantIntake(batch, copy);
    }

    void read(Kind kind, Value value) {
        Fields item = Fields.of(batch.source(), value, "");
        switch (kind) {
            case DEVELOPER -> developers.read(item);
            case APP_GROUP -> groups.read(item);
            case PRODUCT -> products.read(item);
            default -> readApp(item);
        }
    }

    private void readApp(Fields item) {
        int app = apps.read(item);
        for (Value value : item.list("credentials")) {
            Fields credential = Fields.of(batch.source(), value, "credentials");
            int key = credentials.read(credential, app);
            for (Value product : credential.list("apiProducts")) {
                Value entry = product.content() instanceof String
                        ? new Value(Map.of("apiproduct", product), product.line(), product.column())
                        : product;
                grants.read(Fields.of(batch.source(), entry, "apiProducts"), key);
            }
        }
    }

    /** @return how many the file has, or had to be made for it, of each kind */
    Map<Kind, Long> store(Steps steps) {
        Map<Kind, Long> totals = new EnumMap<>(Kind.class);
        totals.put(Kind.DEVELOPER, developers.apply());
        totals.put(Kind.APP_GROUP, groups.apply());
        totals.put(Kind.PRODUCT, products.apply());
        steps.done(10);
        apps.close();
        credentials.close();
        grants.close();
        apps.match();
        if (batch.createMissing()) {
            totals.merge(Kind.APP_GROUP, groups.applyMissing(), Long::sum);
            totals.merge(Kind.DEVELOPER, developers.applyMissing(), Long::sum);
            totals.merge(Kind.PRODUCT, products.applyMissing(), Long::sum);
        }
        steps.done(20);
        apps.attach();
        totals.put(Kind.APP, apps.apply());
        steps.done(45);
        totals.put(Kind.CREDENTIAL, credentials.apply());
        steps.done(75);
        totals.put(Kind.GRANT, grants.apply());
        steps.done(100);
        return totals;
    }

    /** Is told how much of the storing is done. */
    @FunctionalInterface
    interface Steps {
        void done(int percent);
    }
}
