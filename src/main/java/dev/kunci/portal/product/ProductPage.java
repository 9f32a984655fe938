package dev.kunci.portal.product;

import dev.kunci.operators.Actor;
import dev.kunci.portal.organization.Links;
import dev.kunci.portal.status.Decider;
import dev.kunci.review.product.ProductDetails;

/** What the parts of an API product's page need from the page. */
public interface ProductPage extends Decider {

    ProductServices desk();

    /** The actor for what the page shows at once, never for an action. */
    Actor reader();

    Links links();

    /** The product as it was read last. */
    ProductDetails product();

    /** Leaves for the list, because the product has been deleted; input is dropped. */
    void gone();

    /** Reads the product again and shows it everywhere on the page. */
    void reload();
}
