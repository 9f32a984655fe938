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
    private final PathResolver paths;

    AttributeOwners(
            Developers developers,
            AppGroups groups,
            Apps apps,
            ApiProducts products,
            OwnerPages owners,
            ProductPages pages,
            AppDocuments documents,
            PathResolver paths) {
        this.developers = developers;
        this.groups = groups;
        this.apps = apps;
        this.products = products;
        this.owners = owners;
        this.pages = pages;
        this.documents = documents;
        this.paths = paths;
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

    Owned ofOwner(ApiRequest request, OwnerType kind, String name) {
        Target owner = paths.owner(request, kind, name);
        return new Owned(() -> owners.find(request.actor(), owner).content().attributes(), change -> {
            OwnerRecord before = owners.find(request.actor(), owner);
            List<Attribute> after = change.apply(before.content().attributes());
            switch (before.content()) {
                case DeveloperContent who ->
                    developers.edit(
                            request.actor(),
                            owner,
                            before.version(),
                            new DeveloperContent(who.email(), who.firstName(), who.lastName(), who.userName(), after));
                case AppGroupContent group ->
                    groups.edit(
                            request.actor(),
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

    Owned ofApp(ApiRequest request, OwnerType kind, String owner, String name) {
        Target app = paths.app(request, kind, owner, name);
        return new Owned(() -> documents.read(request, app).written(), change -> {
            AppDetails before = documents.read(request, app);
            List<Attribute> after = change.apply(before.written());
            apps.edit(
                    request.actor(),
                    new AppEdit(
                            request.organizationId(),
                            app.id(),
                            before.version(),
                            AppContent.written(before.name(), before.callbackUrl(), after, before.scopes()),
                            after));
        });
    }

    Owned ofProduct(ApiRequest request, String name) {
        UUID product = paths.product(request, name);
        return new Owned(
                () -> pages.find(request.actor(), request.organizationId(), product)
                        .attributes(),
                change -> {
                    ProductRecord before = pages.find(request.actor(), request.organizationId(), product);
                    List<Attribute> after = change.apply(before.attributes());
                    products.edit(
                            request.actor(),
                            request.organizationId(),
                            product,
                            before.version(),
                            before.draft().written(after));
                });
    }
}
