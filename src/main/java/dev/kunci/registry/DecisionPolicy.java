package dev.kunci.registry;

import dev.kunci.shared.PlainText;
import dev.kunci.shared.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What an organization requires of decisions.
 *
 * @param reasonsRequired whether each needs a reason
 * @param fourEyes whether nobody may approve their own requests
 */
public record DecisionPolicy(boolean reasonsRequired, boolean fourEyes) {

    /**
     * Checks the reason of a decision or a deletion.
     *
     * @param reason null for none
     * @throws Refusal.Invalid if there is none although one is required, or if it cannot be shown as it is
     */
    public void checkReason(@Nullable String reason) {
        PlainText.checkReason(reason);
        if (reasonsRequired && (reason == null || reason.isBlank())) {
            throw new Refusal.Invalid("refusal.reason.required");
        }
    }
}
