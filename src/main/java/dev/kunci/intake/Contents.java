package dev.kunci.intake;

import dev.kunci.registry.KeyVault;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.postgresql.copy.CopyManager;

/** All that a file holds, first staged as it is read, then stored from the owners down to the grants. */
final class Contents implements Consumer<Item> {

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

    @Override
    public void accept(Item item) {
        Fields fields = Fields.of(batch.sources(), item.value(), "");
        if (fields == null) {
            return;
        }
        switch (item.kind()) {
            case DEVELOPER -> developers.read(fields);
            case APP_GROUP -> groups.read(fields);
            case PRODUCT -> products.read(fields);
            case CREDENTIAL -> readKey(fields, apps.readName(fields, item.owner()));
            default -> {
                int app = apps.read(fields, item.owner());
                fields.objects("credentials").forEach(key -> readKey(key, app));
            }
        }
    }

    private void readKey(Fields credential, int app) {
        int key = credentials.read(credential, app);
        for (Value product : credential.list("apiProducts")) {
            Value entry = product.content() instanceof String
                    ? new Value(Map.of("apiproduct", product), product.line(), product.column())
                    : product;
            Fields grant = Fields.of(batch.sources(), entry, "apiProducts");
            if (grant != null) {
                grants.read(grant, key);
            }
        }
    }

    /**
     * @return how many the file has, or had to be made for it, of each kind
     * @throws ImportProblems where anything is wrong with any of it
     */
    Map<Kind, Long> store(Steps steps) {
        Map<Kind, Long> totals = new EnumMap<>(Kind.class);
        totals.put(Kind.DEVELOPER, developers.apply());
        totals.put(Kind.APP_GROUP, groups.apply());
        totals.put(Kind.PRODUCT, products.apply());
        steps.done(10);
        apps.close();
        credentials.close();
        grants.close();
        dropOrphans(apps.match());
        if (batch.createMissing()) {
            totals.merge(Kind.APP_GROUP, groups.applyMissing(), Long::sum);
            totals.merge(Kind.DEVELOPER, developers.applyMissing(), Long::sum);
            totals.merge(Kind.PRODUCT, products.applyMissing(), Long::sum);
        }
        steps.done(20);
        dropOrphans(apps.attach());
        dropOrphans(credentials.once());
        grants.check();
        apps.check();
        credentials.check();
        batch.sources().demandSound();
        totals.put(Kind.APP, apps.apply());
        steps.done(45);
        totals.put(Kind.CREDENTIAL, credentials.apply());
        steps.done(75);
        totals.put(Kind.GRANT, grants.apply());
        apps.noticeWithoutKey();
        steps.done(100);
        return totals;
    }

    /** What stood with what the file has twice goes with it. */
    private void dropOrphans(int again) {
        if (again > 0) {
            credentials.dropOrphans();
            grants.dropOrphans();
        }
    }

    /** Is told how much of the storing is done. */
    @FunctionalInterface
    interface Steps {
        void done(int percent);
    }
}
