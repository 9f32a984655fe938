package dev.kunci.management;

import dev.kunci.registry.ApiProducts;
import dev.kunci.registry.AppContent;
import dev.kunci.registry.AppEdit;
import dev.kunci.registry.AppGroupContent;
import dev.kunci.registry.AppGroups;
import dev.kunci.registry.Apps;
import dev.kunci.registry.Attribute;
import dev.kunci.registry.DeveloperContent;
import dev.kunci.registry.Developers;
import dev.kunci.registry.Target;
import dev.kunci.review.AppDetails;
import dev.kunci.review.OwnerPages;
import dev.kunci.review.OwnerRecord;
import dev.kunci.review.ProductPages;
import dev.kunci.review.ProductRecord;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Finds whose attributes an address speaks of; each is read and changed by the services of what it belongs to. */
@Component
class AttributeOwners {

    private final Developers developers;
    private final AppGroups groups;
    private final Apps apps;
    private final ApiProducts products;
    private final OwnerPages owners;
    private final ProductPages pages;
    private final AppDocuments documents;
    private final Addresses addresses;

    AttributeOwners(
            Developers developers,
            AppGroups groups,
            Apps apps,
            ApiProducts products,
            OwnerPages owners,
            ProductPages pages,
            AppDocuments documents,
            Addresses addresses) {
        this.developers = developers;
        this.groups = groups;
        this.apps = apps;
        this.products = products;
        this.owners = owners;
        this.pages = pages;
        this.documents = documents;
        this.addresses = addresses;
    }

    /**
     * Something that has attributes.
     *
     * @param read gives them as they are
     * @param save keeps what a change makes of them as they are then
     */
    record Owned(Supplier<List<Attribute>> read, Saving save) {}

    /** Reads, changes and keeps attributes; somebody who saved in between is refused as by the service itself. */
    interface Saving {
        void save(UnaryOperator<List<Attribute>> change);
    }

    Owned ofOwner(Call call, OwnerKind kind, String name) {
        Target owner = addresses.owner(call, kind, name);
        return new Owned(() -> owners.find(call.actor(), owner).content().attributes(), change -> {
            OwnerRecord before = owners.find(call.actor(), owner);
            List<Attribute> after = change.apply(before.content().attributes());
            switch (before.content()) {
                case DeveloperContent who ->
                    developers.edit(
                            call.actor(),
                            owner,
                            before.version(),
                            new DeveloperContent(who.email(), who.firstName(), who.lastName(), who.userName(), after));
                case AppGroupContent group ->
                    groups.edit(
                            call.actor(),
                            owner,
                            before.version(),
                            new AppGroupContent(
                                    group.name(),
                                    group.displayName(),
                                    group.channelId(),
                                    group.channelUri(),
                                    group.email(),
                                    after));
            }
        });
    }

    Owned ofApp(Call call, OwnerKind kind, String owner, String name) {
        Target app = addresses.app(call, kind, owner, name);
        return new Owned(() -> documents.read(call, app).written(), change -> {
            AppDetails before = documents.read(call, app);
            List<Attribute> after = change.apply(before.written());
            apps.edit(
                    call.actor(),
                    new AppEdit(
                            call.place(),
                            app.id(),
                            before.version(),
                            AppContent.written(before.name(), before.callbackUrl(), after, before.scopes()),
                            after));
        });
    }

    Owned ofProduct(Call call, String name) {
        UUID product = addresses.product(call, name);
        return new Owned(() -> pages.find(call.actor(), call.place(), product).attributes(), change -> {
            ProductRecord before = pages.find(call.actor(), call.place(), product);
            List<Attribute> after = change.apply(before.attributes());
            products.edit(
                    call.actor(),
                    call.place(),
                    product,
                    before.version(),
                    before.draft().written(after));
        });
    }
}
