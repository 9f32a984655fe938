package dev.kunci.management.product;

import dev.kunci.management.dialect.Dialect;
import dev.kunci.management.dialect.Problems;
import dev.kunci.management.wire.WireAttribute;
import dev.kunci.management.wire.WireProduct;
import dev.kunci.registry.definition.ProductContent;
import dev.kunci.registry.path.Operation;
import dev.kunci.registry.path.OperationGroup;
import dev.kunci.registry.value.ApprovalType;
import dev.kunci.registry.value.Quota;
import dev.kunci.registry.value.WordList;
import dev.kunci.review.product.ProductRecord;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads and writes API products as the documents of the API. */
final class ProductDocuments {

    /** The content of a new product before any field is set. */
    static final ProductContent NOTHING = ProductContent.of("", ApprovalType.AUTO);

    private ProductDocuments() {}

    /**
     * Fields that a client leaves out stay unchanged, except that operations replace paths and paths replace
     * operations. Fields that Kunci does not support are refused if they have a value.
     */
    static ProductContent read(WireProduct wanted, ProductContent before, @Nullable OperationGroup stored) {
        UnsupportedFields.check(wanted);
        OperationGroup group = same(wanted.operationGroup(), stored) ? null : wanted.operationGroup();
        if (group != null) {
            OperationGroupCheck.check(group);
        }
        List<Operation> operations = group == null ? before.operations() : operations(group);
        boolean byOperations = group != null && !operations.isEmpty();
        List<String> paths = words("apiResources", wanted.apiResources(), byOperations ? List.of() : before.paths());
        if (wanted.operationGroup() == null && !paths.isEmpty() && !paths.equals(before.paths())) {
            operations = List.of();
        }
        List<String> proxies = byOperations && before.operations().isEmpty() ? List.of() : before.proxies();
        ProductContent draft = new ProductContent(
                or(wanted.displayName(), before.displayName()),
                or(wanted.description(), before.description()),
                approval(wanted.approvalType(), before.approvalType()),
                before.access(),
                words("environments", wanted.environments(), before.environments()),
                words("proxies", wanted.proxies(), proxies),
                paths,
                operations,
                group != null && byOperations ? group.operationConfigType() : null,
                words("scopes", wanted.scopes(), before.scopes()),
                quota(wanted, before.quota()),
                before.attributes(),
                null);
        return wanted.attributes() == null ? draft : draft.written(WireAttribute.read(wanted.attributes()));
    }

    static WireProduct write(ProductRecord product) {
        ProductContent draft = product.draft();
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

    /** A blank entry is ignored, because Apigee's clients send it; a missing one is refused. */
    private static List<String> words(String field, @Nullable List<String> wanted, List<String> before) {
        if (wanted == null) {
            return before;
        }
        if (wanted.stream().anyMatch(Objects::isNull)) {
            throw Problems.invalid(field, "The list " + field + " has an entry that is null. Take it out.");
        }
        return WordList.of(wanted);
    }

    private static List<Operation> operations(OperationGroup group) {
        return group.operations().stream()
                .map(one -> new Operation(
                        one.proxy(), one.path(), WordList.of(one.methods()), one.quota(), one.attributes()))
                .toList();
    }

    /** An empty limit removes the quota, whatever its other fields. */
    private static Quota quota(WireProduct wanted, Quota before) {
        String limit = or(wanted.quota(), before.limit());
        String interval = or(wanted.quotaInterval(), before.interval());
        String unit = or(wanted.quotaTimeUnit(), before.timeUnit());
        boolean limitless = wanted.quota() == null && limit.isEmpty();
        if (limitless && !new Quota("1", interval, unit).equals(new Quota("1", "", ""))) {
            throw Problems.invalid(
                    "quota",
                    "Say in quota how many calls there may be; quotaInterval and quotaTimeUnit alone are none.");
        }
        return new Quota(limit, interval, unit);
    }

    private static String or(@Nullable String given, String before) {
        return Objects.requireNonNullElse(given, before);
    }

    private static @Nullable String emptyAsNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
