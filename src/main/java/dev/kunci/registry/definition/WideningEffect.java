package dev.kunci.registry.definition;

/** What comes of an edit by which an API product opens more. */
public enum WideningEffect {
    /** Nobody has to be asked: it opens no more, it is automatic, or no key has it. */
    NONE,
    /** Who edits is an approver of it, and so approves it. */
    APPROVED,
    /** It takes an approver of it, and who edits is none. */
    REFUSED,
    /** What was approved on keys waits for an approver again. */
    PENDING,
    /** Only what the editor had asked for waits again, as nobody approves their own requests here. */
    OWN_PENDING
}
