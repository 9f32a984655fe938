package dev.kunci.portal.status;

import dev.kunci.approval.Verb;
import dev.kunci.portal.text.ActorLabels;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.text.Times;
import dev.kunci.registry.change.StatusSnapshot;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Status;
import java.util.List;

/** Labels of statuses and decisions. */
public final class StatusLabels {

    private StatusLabels() {}

    public static String of(Status status) {
        return Texts.of("status." + status.code());
    }

    /** The same within a sentence, as in "3 will be revoked". */
    public static String inSentence(Status status) {
        return of(status).toLowerCase(Texts.locale());
    }

    public static String of(Verb verb) {
        return Texts.of("status.verb." + verb.code());
    }

    /** The same for several; revoking what was never approved is called rejecting. */
    public static String of(Verb verb, List<DecidableStatus> cases) {
        return Texts.of("status.verb." + code(verb, cases));
    }

    public static String code(Verb verb, List<DecidableStatus> cases) {
        boolean pending = cases.stream().allMatch(status -> status.standing().status() == Status.PENDING);
        return pending && verb == Verb.REVOKE ? "reject" : verb.code();
    }

    /** The accessible name of a status: "Status of Weather mobile: Approved". */
    public static String label(String name, String word) {
        return Texts.of("status.label", name, word);
    }

    /** "Revoke Weather mobile?" */
    static String question(Verb verb, String name) {
        return Texts.of("status.question." + verb.code(), name);
    }

    /** "Approved since 3 Mar 2026 14:05, by rina@example.com". */
    public static String standing(StatusSnapshot snapshot) {
        return Texts.of(
                "status.standing",
                of(snapshot.status()),
                Times.minute(snapshot.since()),
                ActorLabels.beside(snapshot.by()));
    }

    /** What a decision on one object means for calls from now on. */
    public static String effect(Level level, Verb verb) {
        return effect(level, verb.code(), 1);
    }

    /** The same for a number of objects. */
    public static String effect(Level level, String code, int number) {
        return Texts.of("status.effect." + level.code() + "." + code, number);
    }
}
