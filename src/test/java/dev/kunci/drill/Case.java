package dev.kunci.drill;

import dev.kunci.approval.Verb;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;

/**
 * An app with a key of its own, and what is to be revoked.
 *
 * @param address of the target in the API
 */
record Case(Watched watched, String consumerKey, Target target, String address) {

    Verb verb() {
        return target.level() == Level.DEVELOPER ? Verb.DEACTIVATE : Verb.REVOKE;
    }

    /** The path of the call that revokes it. */
    String path() {
        return address + "?action=" + (target.level() == Level.DEVELOPER ? "inactive" : "revoke");
    }
}
