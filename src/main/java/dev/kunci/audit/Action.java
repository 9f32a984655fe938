package dev.kunci.audit;

import java.util.Locale;

/** What was done or refused, as the audit log names it. */
public enum Action {
    APPROVE,
    REVOKE,
    ACTIVATE,
    DEACTIVATE,
    RESTORE,
    CREATE,
    EDIT,
    DELETE,
    IMPORT,
    REVEAL,
    EXPORT,
    SIGN_IN,
    SIGN_OUT,
    PASSWORD,
    ROLE,
    INVITE,
    ACCEPT,
    DECLINE,
    WITHDRAW,
    ASK,
    REMOVE,
    DISABLE,
    ENABLE,
    ROTATE,
    BACKUP,
    RESTORE_BACKUP;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Action of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
