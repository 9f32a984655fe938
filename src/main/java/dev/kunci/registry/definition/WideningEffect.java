package dev.kunci.registry.definition;

/** What follows from an edit by which an API product opens more. */
public enum WideningEffect {
    /** No approval is needed: it opens no more, it is automatic, or no key has it. */
    NONE,
    /** The editor is an approver of the product, and so approves it. */
    APPROVED,
    /** It takes an approver of the product, which the editor is not. */
    REFUSED,
    /** Approved grants wait for an approver again. */
    PENDING,
    /** Only the editor's own requests wait again, because nobody approves their own requests here. */
    OWN_PENDING
}
