package dev.kunci.portal.product;

import dev.kunci.portal.organization.Links;
import dev.kunci.portal.status.Decider;
import dev.kunci.review.product.ProductDetails;

/** What the parts of an API product's page ask of the page. */
public interface ProductPage extends Decider {

    ProductServices desk();

    Links links();

    /** The product as it was last read. */
    ProductDetails product();

    /** The product has been deleted: back to the list, whatever was typed. */
    void gone();

    /** Reads the product anew and shows it everywhere on the page. */
    void reload();
}
