package dev.kunci.management.attribute;

import dev.kunci.management.app.AppDocuments;
import dev.kunci.management.http.ApiRequest;
import dev.kunci.management.resource.OwnerType;
import dev.kunci.management.resource.PathResolver;
import dev.kunci.registry.AppContent;
import dev.kunci.registry.AppGroupContent;
import dev.kunci.registry.DeveloperContent;
import dev.kunci.registry.app.AppEdit;
import dev.kunci.registry.app.Apps;
import dev.kunci.registry.owner.AppGroups;
import dev.kunci.registry.owner.Developers;
import dev.kunci.registry.product.ApiProducts;
import dev.kunci.registry.value.Attribute;
import dev.kunci.registry.value.Target;
import dev.kunci.review.app.AppDetails;
import dev.kunci.review.owner.OwnerPages;
import dev.kunci.review.owner.OwnerRecord;
import dev.kunci.review.product.ProductPages;
import dev.kunci.review.product.ProductRecord;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Finds the owner of attributes by its path; attributes are read and changed by the services of their owner. */
@Component
class AttributeOwners {

    private final Developers developers;
    private final AppGroups groups;
    private final Apps apps;
    private final ApiProducts products;
    private final OwnerPages owners;
    private final ProductPages pages;
    private final AppDocuments documents;
    private final PathResolver addresses;

    AttributeOwners(
            Developers developers,
            AppGroups groups,
            Apps apps,
            ApiProducts products,
            OwnerPages owners,
            ProductPages pages,
            AppDocuments documents,
            PathResolver addresses) {
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
     * An object with attributes.
     *
     * @param read returns the present ones
     * @param save stores what a change makes of them
     */
    record Owned(Supplier<List<Attribute>> read, Saving save) {}

    /** Reads, changes and stores attributes; a concurrent save is a conflict, as in the service itself. */
    interface Saving {
        void save(UnaryOperator<List<Attribute>> change);
    }

    Owned ofOwner(ApiRequest call, OwnerType kind, String name) {
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

    Owned ofApp(ApiRequest call, OwnerType kind, String owner, String name) {
        Target app = addresses.app(call, kind, owner, name);
        return new Owned(() -> documents.read(call, app).written(), change -> {
            AppDetails before = documents.read(call, app);
            List<Attribute> after = change.apply(before.written());
            apps.edit(
                    call.actor(),
                    new AppEdit(
                            call.organizationId(),
                            app.id(),
                            before.version(),
                            AppContent.written(before.name(), before.callbackUrl(), after, before.scopes()),
                            after));
        });
    }

    Owned ofProduct(ApiRequest call, String name) {
        UUID product = addresses.product(call, name);
        return new Owned(
                () -> pages.find(call.actor(), call.organizationId(), product).attributes(), change -> {
                    ProductRecord before = pages.find(call.actor(), call.organizationId(), product);
                    List<Attribute> after = change.apply(before.attributes());
                    products.edit(
                            call.actor(),
                            call.organizationId(),
                            product,
                            before.version(),
                            before.draft().written(after));
                });
    }
}
