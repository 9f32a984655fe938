package dev.kunci.management.product;

import dev.kunci.management.description.Described;
import dev.kunci.management.dialect.Listing;
import dev.kunci.management.dialect.Problems;
import dev.kunci.management.http.ApiRequest;
import dev.kunci.management.http.ETags;
import dev.kunci.management.http.Paging;
import dev.kunci.management.resource.PathResolver;
import dev.kunci.management.wire.WireMove;
import dev.kunci.management.wire.WireProduct;
import dev.kunci.operators.Role;
import dev.kunci.review.Cursor;
import dev.kunci.review.product.ProductPages;
import dev.kunci.review.product.ProductRecord;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** API products: list, create, read, change, move to another space, delete. */
@RestController
@RequestMapping("/v1/organizations/{organization}/apiproducts")
class ProductsController {

    private static final String LIST = "apiProduct";

    private final ProductChanges changes;
    private final ProductPages pages;
    private final PathResolver paths;

    ProductsController(ProductChanges changes, ProductPages pages, PathResolver paths) {
        this.changes = changes;
        this.pages = pages;
        this.paths = paths;
    }

    /**
     * @param attributename those that have this attribute
     * @param attributevalue and of these, those in which it has this value
     * @param space those in this space
     */
    @Described(
            value = "Lists API products: their names, or all of each with expand=true.",
            list = LIST,
            of = WireProduct.class)
    @GetMapping
    Listing list(
            ApiRequest request,
            @RequestParam(required = false) @Nullable String count,
            @RequestParam(required = false) @Nullable String startKey,
            @RequestParam(defaultValue = "false") String expand,
            @RequestParam(required = false) @Nullable String attributename,
            @RequestParam(required = false) @Nullable String attributevalue,
            @RequestParam(required = false) @Nullable String space) {
        if (attributename == null && attributevalue != null) {
            throw Problems.invalid("attributevalue", "Say with attributename which attribute has this value.");
        }
        Cursor from = Paging.from(startKey, Paging.count(count, Paging.MOST));
        List<ProductRecord> found = pages.page(
                request.actor(),
                request.organizationId(),
                new ProductPages.Wanted(attributename, attributevalue, space),
                from);
        return Boolean.parseBoolean(expand)
                ? Listing.full(LIST, found.stream().map(ProductDocuments::write).toList())
                : Listing.names(
                        LIST, "name", found.stream().map(ProductRecord::name).toList());
    }

    @Described(value = "Creates an API product.", roles = Role.EDITOR, creates = true)
    @PostMapping
    ResponseEntity<WireProduct> create(ApiRequest request, @RequestBody WireProduct wanted) {
        UUID made = changes.create(request, wanted);
        return answer(request, HttpStatus.CREATED, made);
    }

    @Described("Reads an API product.")
    @GetMapping("/{product}")
    ResponseEntity<WireProduct> get(ApiRequest request, @PathVariable String product) {
        return answer(request, HttpStatus.OK, paths.product(request, product));
    }

    /** Changes a product; some clients send it by POST. */
    @Described(
            value = "Changes an API product; what is left out stays as it is.",
            detail =
                    "PUT and POST do the same. What keys hold keeps its status; who makes a manual product automatic has to be an approver for it as well.",
            roles = Role.EDITOR)
    @RequestMapping(
            path = "/{product}",
            method = {RequestMethod.PUT, RequestMethod.POST})
    ResponseEntity<WireProduct> update(
            ApiRequest request, @PathVariable String product, @RequestBody WireProduct wanted) {
        UUID id = paths.product(request, product);
        changes.update(request, id, wanted);
        return answer(request, HttpStatus.OK, id);
    }

    @Described(value = "Moves an API product to another space, which is a label.", roles = Role.EDITOR)
    @PostMapping("/{product}:move")
    ResponseEntity<WireProduct> move(ApiRequest request, @PathVariable String product, @RequestBody WireMove wanted) {
        UUID id = paths.product(request, product);
        changes.move(request, id, Objects.requireNonNullElse(wanted.space(), ""));
        return answer(request, HttpStatus.OK, id);
    }

    @Described(value = "Deletes an API product, also from all keys, and answers with what it was.", roles = Role.EDITOR)
    @DeleteMapping("/{product}")
    ResponseEntity<WireProduct> delete(ApiRequest request, @PathVariable String product) {
        UUID id = paths.product(request, product);
        return ResponseEntity.ok(changes.delete(request, id));
    }

    private ResponseEntity<WireProduct> answer(ApiRequest request, HttpStatus status, UUID id) {
        WireProduct document = ProductDocuments.write(pages.find(request.actor(), request.organizationId(), id));
        return ResponseEntity.status(status).eTag(ETags.of(document)).body(document);
    }
}
