package dev.kunci.review;

/** Whether calls pass, counted over the keys of an app or an owner: with all of them, some, or none. */
public enum AccessState {
    ALLOWED("allowed"),
    PARTLY("partly"),
    BLOCKED("blocked");

    private final String code;

    AccessState(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** @param open how many of all keys pass */
    public static AccessState of(long open, long all) {
        if (open == 0) {
            return BLOCKED;
        }
        return open == all ? ALLOWED : PARTLY;
    }
}
