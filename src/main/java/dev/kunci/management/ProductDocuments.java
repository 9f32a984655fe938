package dev.kunci.management;

import dev.kunci.management.wire.Dialect;
import dev.kunci.management.wire.Problems;
import dev.kunci.management.wire.WireAttribute;
import dev.kunci.management.wire.WireProduct;
import dev.kunci.registry.ApprovalType;
import dev.kunci.registry.OperationGroup;
import dev.kunci.registry.ProductDraft;
import dev.kunci.registry.Quota;
import dev.kunci.review.ProductRecord;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads and writes API products as the documents of the API. */
final class ProductDocuments {

    /** What a product is before anybody said anything about it. */
    static final ProductDraft NOTHING = ProductDraft.of("", ApprovalType.AUTO);

    private ProductDocuments() {}

    /** What a client leaves out stays as it was; what Kunci does not keep is refused where it says something. */
    static ProductDraft read(WireProduct wanted, ProductDraft before, @Nullable OperationGroup stored) {
        Unkept.check(wanted);
        OperationGroup group = same(wanted.operationGroup(), stored) ? null : wanted.operationGroup();
        if (group != null) {
            Operations.check(group);
        }
        ProductDraft draft = new ProductDraft(
                or(wanted.displayName(), before.displayName()),
                or(wanted.description(), before.description()),
                approval(wanted.approvalType(), before.approvalType()),
                before.access(),
                words(wanted.environments(), before.environments()),
                words(wanted.proxies(), before.proxies()),
                words(wanted.apiResources(), before.paths()),
                group == null ? before.operations() : group.operations(),
                group == null || group.operations().isEmpty() ? null : group.operationConfigType(),
                // Edge clients write one empty scope where there is none.
                words(wanted.scopes(), before.scopes()).stream()
                        .filter(scope -> !scope.isBlank())
                        .toList(),
                new Quota(
                        or(wanted.quota(), before.quota().limit()),
                        or(wanted.quotaInterval(), before.quota().interval()),
                        or(wanted.quotaTimeUnit(), before.quota().timeUnit())),
                before.attributes(),
                null);
        return wanted.attributes() == null ? draft : draft.written(WireAttribute.read(wanted.attributes()));
    }

    static WireProduct write(ProductRecord product) {
        ProductDraft draft = product.draft();
        return new WireProduct(
                draft.paths(),
                draft.approvalType().code(),
                WireAttribute.of(product.attributes()),
                product.createdAt().toEpochMilli(),
                product.createdBy(),
                draft.description(),
                draft.displayName(),
                draft.environments(),
                null,
                null,
                product.modifiedAt().toEpochMilli(),
                product.modifiedBy(),
                null,
                null,
                null,
                null,
                product.name(),
                product.operationGroup(),
                null,
                draft.proxies(),
                emptyAsNull(draft.quota().limit()),
                null,
                emptyAsNull(draft.quota().interval()),
                emptyAsNull(draft.quota().timeUnit()),
                draft.scopes(),
                emptyAsNull(product.space()));
    }

    private static boolean same(@Nullable OperationGroup one, @Nullable OperationGroup other) {
        return one != null && other != null && Dialect.X.write(one).equals(Dialect.X.write(other));
    }

    private static ApprovalType approval(@Nullable String wanted, ApprovalType before) {
        if (wanted == null) {
            return before;
        }
        return switch (wanted.toLowerCase(Locale.ROOT)) {
            case "auto" -> ApprovalType.AUTO;
            case "manual" -> ApprovalType.MANUAL;
            default ->
                throw Problems.invalid("approvalType", "The approvalType is auto or manual, not " + wanted + ".");
        };
    }

    /** A missing word is an empty one, which the registry refuses: to leave it out could open everything. */
    private static List<String> words(@Nullable List<String> wanted, List<String> before) {
        return wanted == null
                ? before
                : wanted.stream().map(word -> or(word, "").strip()).toList();
    }

    private static String or(@Nullable String given, String before) {
        return Objects.requireNonNullElse(given, before);
    }

    private static @Nullable String emptyAsNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
