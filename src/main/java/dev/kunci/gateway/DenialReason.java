package dev.kunci.gateway;

import java.util.Locale;

/** Why a call is denied: the first gate that is shut, in Apigee's order and with Apigee's fault codes. */
public enum DenialReason {
    MISSING_KEY("oauth.v2.FailedToResolveAPIKey"),
    /** A path that servers read in different ways is opened by nobody. */
    BAD_PATH(DenialReason.NOT_FOR_THIS),
    UNKNOWN_ORGANIZATION(DenialReason.INVALID),
    UNKNOWN_KEY(DenialReason.INVALID),
    KEY_REVOKED("oauth.v2.ApiKeyNotApproved"),
    KEY_EXPIRED("keymanagement.service.consumer_key_expired"),
    APP_REVOKED("keymanagement.service.invalid_client-app_not_approved"),
    OWNER_INACTIVE("keymanagement.service.DeveloperStatusNotActive"),
    APP_GROUP_INACTIVE("keymanagement.service.AppGroupStatusNotActive"),
    /** No API product on the key opens this call, whatever its status. */
    NO_PRODUCT(DenialReason.NOT_FOR_THIS),
    PRODUCT_PENDING(DenialReason.NOT_FOR_THIS),
    PRODUCT_REVOKED(DenialReason.NOT_FOR_THIS),
    /** Nobody can tell at this moment whether the key still passes, so it does not. */
    STALE(DenialReason.INVALID);

    private static final String INVALID = "oauth.v2.InvalidApiKey";
    private static final String NOT_FOR_THIS = "oauth.v2.InvalidApiKeyForGivenResource";

    private final String fault;
    private final String code;

    DenialReason(String fault) {
        this.fault = fault;
        this.code = name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The less precise fault code of Apigee's gateways. */
    public String fault() {
        return fault;
    }

    /** Our own code, such as {@code key-revoked}. */
    public String code() {
        return code;
    }
}
