package dev.kunci.console.system;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;

/**
 * The account that root gives to PostgreSQL: one that nothing else on the machine uses, so that nothing else becomes
 * its superuser.
 */
public final class SystemAccount {
    static final String NAME = "kunci-db";

    /** A system property that forbids to make an account, for a Kunci that leaves nothing behind. */
    static final String NO_NEW = "kunci.no-new-account";

    private static final int FIRST_OF_PEOPLE = 1000;
    private static final int ATTEMPTS = 5;

    /**
     * If no account can be created: numbers that distributions and containers leave unused, the second range for small
     * id maps.
     */
    private static final List<Range> FREE = List.of(new Range(1_879_048_192, 2_147_483_000), new Range(60_578, 61_183));

    private static final List<List<String>> MAKERS = List.of(
            List.of(
                    "useradd",
                    "--system",
                    "--user-group",
                    "--no-create-home",
                    "--home-dir",
                    "/nonexistent",
                    "--shell",
                    "/usr/sbin/nologin",
                    "--comment",
                    "PostgreSQL of Kunci",
                    NAME),
            List.of("adduser", "-S", "-D", "-H", "-h", "/nonexistent", "-s", "/sbin/nologin", NAME));

    private record Range(int first, int end) {
        boolean holds(int uid) {
            return uid >= first && uid < end;
        }
    }

    private SystemAccount() {}

    /**
     * @param before the owner of existing data, which stays if nobody else has its number; or root
     * @param possible whether a process can switch to this account
     */
    public static AccountIds findOrMake(int before, Predicate<AccountIds> possible) {
        Optional<AccountIds> named = named();
        if (named.isEmpty() && isOwn(before)) {
            return new AccountIds(before, before);
        }
        for (List<String> maker : Boolean.getBoolean(NO_NEW) ? List.<List<String>>of() : MAKERS) {
            if (named.filter(possible).isPresent()) {
                return named.get();
            }
            SystemProgram.run(maker);
            named = named();
        }
        return named.filter(possible).orElseGet(() -> unnamed(possible));
    }

    /** The name may be taken; a person's account is not ours. */
    private static Optional<AccountIds> named() {
        Optional<Integer> uid = number("-u");
        Optional<Integer> gid = number("-g");
        return uid.isEmpty() || gid.isEmpty() || uid.get() == 0 || uid.get() >= FIRST_OF_PEOPLE
                ? Optional.empty()
                : Optional.of(new AccountIds(uid.get(), gid.get()));
    }

    private static Optional<Integer> number(String option) {
        SystemProgram.Outcome outcome = SystemProgram.run(List.of("id", option, NAME));
        return outcome.success() ? Optional.of(Integer.valueOf(outcome.output())) : Optional.empty();
    }

    private static AccountIds unnamed(Predicate<AccountIds> possible) {
        for (Range range : FREE) {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                int number = ThreadLocalRandom.current().nextInt(range.first(), range.end());
                AccountIds identity = new AccountIds(number, number);
                if (isUnused(number) && possible.test(identity)) {
                    return identity;
                }
            }
        }
        throw new StartRefused("PostgreSQL does not run as root, and there is no account for it: make one with"
                + " useradd --system " + NAME + ", start Kunci as an ordinary user, or set KUNCI_DB_URL.");
    }

    private static boolean isOwn(int uid) {
        return FREE.stream().anyMatch(range -> range.holds(uid)) && !hasName(uid);
    }

    private static boolean isUnused(int uid) {
        return !hasName(uid)
                && ProcessHandle.allProcesses()
                        .noneMatch(process -> process.info().user().equals(Optional.of(String.valueOf(uid))));
    }

    public static boolean hasName(int uid) {
        return SystemProgram.run(List.of("id", "-nu", String.valueOf(uid))).success();
    }
}
