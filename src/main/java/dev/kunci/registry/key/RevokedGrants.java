package dev.kunci.registry.key;

import dev.kunci.registry.value.Status;

/**
 * The one rule for an API product that was revoked on a key and then taken off it, in whatever way: it opens again by
 * an approver's decision alone. Whoever adds products to keys asks by this SQL, be it for one or for many at once.
 */
public final class RevokedGrants {

    /** The status with which such a product comes back. */
    public static final Status FIRST = Status.PENDING;

    private RevokedGrants() {}

    /**
     * A condition for a statement that knows {@code :organization}.
     *
     * @param keyHash what the statement calls the hash under which the key is stored
     * @param productName what it calls the name of the API product
     */
    public static String condition(String keyHash, String productName) {
        return "exists (select 1 from revoked_grant revoked where revoked.organization_id = :organization"
                + " and revoked.key_hash = " + keyHash + " and revoked.product_name = " + productName + ")";
    }

    /**
     * Makes what is known of a key known under the hash with which it comes back, after the keyset has got a new version.
     *
     * @param hashes a query of {@code was} and {@code becomes}
     */
    public static String carry(String hashes) {
        return "insert into revoked_grant select :organization, hash.becomes, revoked.product_name from (" + hashes
                + ") hash join revoked_grant revoked on revoked.organization_id = :organization"
                + " and revoked.key_hash = hash.was on conflict do nothing";
    }
}
