package dev.kunci.importer.load;

import dev.kunci.importer.ImportKind;
import dev.kunci.importer.file.ImportItem;
import dev.kunci.importer.file.ItemFields;
import dev.kunci.importer.file.LocatedValue;
import dev.kunci.vault.KeyVault;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.postgresql.copy.CopyManager;

/** The content of the files: first staged as it is read, then stored from the owners down to the grants. */
final class ImportContents implements Consumer<ImportItem> {

    private final ImportBatch batch;
    private final DeveloperImport developers;
    private final AppGroupImport groups;
    private final ProductImport products;
    private final AppImport apps;
    private final CredentialImport credentials;
    private final GrantImport grants;

    ImportContents(ImportBatch batch, CopyManager copy, KeyVault vault) {
        this.batch = batch;
        batch.run("create temporary table import_lock (id uuid) on commit drop");
        developers = new DeveloperImport(batch, copy);
        groups = new AppGroupImport(batch, copy);
        products = new ProductImport(batch, copy);
        apps = new AppImport(batch, copy);
        credentials = new CredentialImport(batch, copy, vault);
        grants = new GrantImport(batch, copy);
    }

    @Override
    public void accept(ImportItem item) {
        ItemFields fields = ItemFields.of(batch.sources(), item.value(), "");
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

    private void readKey(ItemFields credential, int app) {
        int key = credentials.read(credential, app);
        for (LocatedValue product : credential.list("apiProducts")) {
            LocatedValue entry = product.content() instanceof String
                    ? new LocatedValue(Map.of("apiproduct", product), product.line(), product.column())
                    : product;
            ItemFields grant = ItemFields.of(batch.sources(), entry, "apiProducts");
            if (grant != null) {
                grants.read(grant, key);
            }
        }
    }

    /**
     * @return how many of each kind the file has, or were created for it
     * @throws dev.kunci.importer.ImportProblems if anything is wrong with any of it
     */
    Map<ImportKind, Long> store(Steps steps) {
        Map<ImportKind, Long> totals = new EnumMap<>(ImportKind.class);
        totals.put(ImportKind.DEVELOPER, developers.apply());
        totals.put(ImportKind.APP_GROUP, groups.apply());
        totals.put(ImportKind.PRODUCT, products.apply());
        steps.done(10);
        apps.close();
        credentials.close();
        grants.close();
        dropOrphans(apps.match());
        if (batch.createMissing()) {
            totals.merge(ImportKind.APP_GROUP, groups.applyMissing(), Long::sum);
            totals.merge(ImportKind.DEVELOPER, developers.applyMissing(), Long::sum);
            totals.merge(ImportKind.PRODUCT, products.applyMissing(), Long::sum);
        }
        steps.done(20);
        dropOrphans(apps.attach());
        dropOrphans(credentials.once());
        grants.check();
        apps.check();
        credentials.check();
        batch.sources().demandSound();
        totals.put(ImportKind.APP, apps.apply());
        steps.done(45);
        totals.put(ImportKind.CREDENTIAL, credentials.apply());
        steps.done(75);
        totals.put(ImportKind.GRANT, grants.apply());
        apps.noticeWithoutKey();
        steps.done(100);
        return totals;
    }

    /** Removes what belongs to objects that the file has twice. */
    private void dropOrphans(int again) {
        if (again > 0) {
            credentials.dropOrphans();
            grants.dropOrphans();
        }
    }

    /** Receives how many steps of the storing are done. */
    @FunctionalInterface
    interface Steps {
        void done(int percent);
    }
}
