package dev.kunci.registry.key;

import dev.kunci.registry.value.Status;

/**
 * The one rule for an API product that was revoked on a key and then removed from it in any way: only an approver's
 * decision opens it again. All code that adds products to keys uses this SQL, for one or for many.
 */
public final class RevokedGrants {

    /** The status with which such a product comes back. */
    public static final Status FIRST = Status.PENDING;

    private RevokedGrants() {}

    /**
     * A condition for a statement with the parameter {@code :organization}.
     *
     * @param keyHash the expression for the hash under which the key is stored
     * @param productName the expression for the name of the API product
     */
    public static String condition(String keyHash, String productName) {
        return "exists (select 1 from revoked_grant revoked where revoked.organization_id = :organization"
                + " and revoked.key_hash = " + keyHash + " and revoked.product_name = " + productName + ")";
    }

    /**
     * Copies what is known of a key to the hash with which it comes back, after the keyset has got a new version.
     *
     * @param hashes a query for {@code was} and {@code becomes}
     */
    public static String carry(String hashes) {
        return "insert into revoked_grant select :organization, hash.becomes, revoked.product_name from (" + hashes
                + ") hash join revoked_grant revoked on revoked.organization_id = :organization"
                + " and revoked.key_hash = hash.was on conflict do nothing";
    }
}
