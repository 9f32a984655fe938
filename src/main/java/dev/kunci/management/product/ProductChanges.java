package dev.kunci.management.product;

import dev.kunci.management.dialect.Problems;
import dev.kunci.management.http.ApiRequest;
import dev.kunci.management.http.ETags;
import dev.kunci.management.http.IdempotentCreates;
import dev.kunci.management.wire.WireProduct;
import dev.kunci.registry.change.Deletions;
import dev.kunci.registry.change.EditLock;
import dev.kunci.registry.definition.ProductContent;
import dev.kunci.registry.product.ApiProducts;
import dev.kunci.review.product.ProductPages;
import dev.kunci.review.product.ProductRecord;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Creates, changes and deletes API products for programs: lock, compare with what the caller saw, change. */
@Service
@Transactional
class ProductChanges {

    private final ApiProducts products;
    private final ProductPages pages;
    private final Deletions deletions;
    private final EditLock locks;
    private final IdempotentCreates creates;

    ProductChanges(
            ApiProducts products, ProductPages pages, Deletions deletions, EditLock locks, IdempotentCreates creates) {
        this.products = products;
        this.pages = pages;
        this.deletions = deletions;
        this.locks = locks;
        this.creates = creates;
    }

    /** @return the product, created now or by the same call before */
    public UUID create(ApiRequest request, WireProduct wanted) {
        ProductContent draft = ProductDocuments.read(wanted, ProductDocuments.NOTHING, null);
        UUID before = creates.before(request, wanted, "product");
        if (before != null) {
            return before;
        }
        String name = Objects.requireNonNullElse(wanted.name(), "");
        String space = Objects.requireNonNullElse(wanted.space(), "");
        UUID made = products.create(request.actor(), request.organizationId(), name, draft, space)
                .id();
        creates.made(request, made);
        return made;
    }

    public void update(ApiRequest request, UUID product, WireProduct wanted) {
        ProductRecord before = held(request, product);
        fixed("name", wanted.name(), before.name(), "Create another API product instead.");
        fixed("space", wanted.space(), before.space(), "Move it with POST to its address and :move.");
        ProductContent draft = ProductDocuments.read(wanted, before.draft(), before.operationGroup());
        products.edit(request.actor(), request.organizationId(), product, before.version(), draft);
    }

    public void move(ApiRequest request, UUID product, String space) {
        ProductRecord before = held(request, product);
        products.move(request.actor(), request.organizationId(), product, before.version(), space);
    }

    /** @return its former state */
    public WireProduct delete(ApiRequest request, UUID product) {
        WireProduct last = ProductDocuments.write(held(request, product));
        deletions.removeProduct(request.actor(), request.organizationId(), product, request.reason());
        return last;
    }

    /** The product, locked until this transaction changes it, if its state is what the caller saw. */
    private ProductRecord held(ApiRequest request, UUID product) {
        locks.holdProduct(request.organizationId(), product);
        ProductRecord found = pages.find(request.actor(), request.organizationId(), product);
        request.seen(ETags.of(ProductDocuments.write(found)));
        return found;
    }

    private static void fixed(String field, @Nullable String wanted, String is, String instead) {
        if (wanted != null && !wanted.strip().equals(is)) {
            throw Problems.invalid(field, "The " + field + " of an API product does not change this way. " + instead);
        }
    }
}
