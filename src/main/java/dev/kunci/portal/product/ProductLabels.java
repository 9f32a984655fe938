package dev.kunci.portal.product;

import dev.kunci.portal.text.Texts;
import dev.kunci.registry.value.ApprovalType;
import dev.kunci.registry.value.ProductAccess;
import dev.kunci.review.product.ProductList;
import dev.kunci.review.product.ProductRow;
import java.util.List;

/** Labels of API products. */
public final class ProductLabels {

    private ProductLabels() {}

    public static String of(ApprovalType type) {
        return Texts.of("product.approval." + type.code());
    }

    public static String of(ProductAccess access) {
        return Texts.of("product.access." + access.code());
    }

    public static String environments(List<String> environments) {
        return environments.isEmpty() ? Texts.of("product.environments.all") : String.join(", ", environments);
    }

    /** "3 apps, 4 keys"; counts beyond the limit are shown as such. */
    public static String uses(ProductRow row) {
        if (row.keys() == 0) {
            return Texts.of("products.uses.none");
        }
        return row.keys() > ProductList.USES
                ? Texts.of("products.uses.more", ProductList.USES)
                : Texts.of("products.uses", row.apps(), row.keys());
    }

    public static String pending(ProductRow row) {
        if (row.pending() == 0) {
            return "";
        }
        return row.pending() > ProductList.USES
                ? Texts.of("products.pending.more", ProductList.USES)
                : Texts.of("products.pending", row.pending());
    }
}
