package dev.kunci.gateway;

import dev.kunci.feed.Freshness;
import dev.kunci.registry.path.PathPolicy;
import dev.kunci.vault.KeyVault;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides whether a key may make a call at this moment. If that cannot be determined, the call is denied. */
public class AccessChecker {

    private static final Logger LOG = LoggerFactory.getLogger(AccessChecker.class);

    private static final Duration SELDOM = Duration.ofSeconds(10);

    private static final Verdict STALE = new Verdict.Denied(DenialReason.STALE, null);
    private static final Verdict NO_ORGANIZATION = new Verdict.Denied(DenialReason.UNKNOWN_ORGANIZATION, null);
    private static final Verdict NOBODYS = new Verdict.Denied(DenialReason.UNKNOWN_KEY, null, true);
    private static final Verdict UNKNOWN = new Verdict.Denied(DenialReason.UNKNOWN_KEY, null);

    private final KeyVault vault;
    private final KnownKeys existing;
    private final FactsCache cache;
    private final FactsLoader loader;
    private final Freshness freshness;
    private final UsageCounts usage;
    private final Clock clock;
    private final PathPolicy policy;
    private final AtomicLong complained = new AtomicLong(System.nanoTime() - SELDOM.toNanos());

    AccessChecker(
            KeyVault vault,
            KnownKeys existing,
            FactsCache cache,
            FactsLoader loader,
            Freshness freshness,
            UsageCounts usage,
            Clock clock,
            PathPolicy policy) {
        this.vault = vault;
        this.existing = existing;
        this.cache = cache;
        this.loader = loader;
        this.freshness = freshness;
        this.usage = usage;
        this.clock = clock;
        this.policy = policy;
    }

    /**
     * Answers from memory alone and never blocks.
     *
     * @return null if something has to be read first, see {@link #check}
     */
    public @Nullable Verdict now(CheckRequest request) {
        JudgedCall call = JudgedCall.of(request, policy);
        if (call.malformed() != null) {
            return call.malformed();
        }
        AccessFacts known = cache.known();
        UUID organization = known.organizations().get(request.organization());
        return organization == null ? null : verdict(call, known, organization);
    }

    private @Nullable Verdict verdict(JudgedCall call, AccessFacts known, UUID organization) {
        List<byte[]> hashes = vault.hashes(call.question().consumerKey());
        AccessFacts.Key key = key(known, organization, hashes);
        if (key != null) {
            return said(call, key, call.verdict(known, key, clock));
        }
        if (!existing.mayHave(organization, hashes)) {
            return freshness.current() ? NOBODYS : STALE;
        }
        if (known.unknown().containsKey(KeyHash.of(organization, hashes.getFirst()))) {
            return freshness.current() ? UNKNOWN : STALE;
        }
        return null;
    }

    /** The verdict on a key that exists. */
    private @Nullable Verdict said(JudgedCall call, AccessFacts.Key key, @Nullable Verdict verdict) {
        if (verdict == null) {
            return null;
        }
        Verdict said = freshness.current() ? verdict : STALE;
        usage.note(call.question(), key, said);
        return said;
    }

    /** Answers after reading what was not in memory. */
    public Verdict check(CheckRequest request) {
        Verdict known = now(request);
        if (known != null) {
            return known;
        }
        if (!freshness.current()) {
            return STALE;
        }
        try {
            return read(request);
        } catch (RuntimeException unreadable) {
            complain(unreadable);
            return STALE;
        }
    }

    private Verdict read(CheckRequest request) {
        List<byte[]> hashes = vault.hashes(request.consumerKey());
        AccessFacts found = cache.load(() -> loader.of(request.organization(), hashes));
        UUID organization = found.organizations().get(request.organization());
        AccessFacts.Key key = organization == null ? null : key(found, organization, hashes);
        if (key == null) {
            Verdict no = organization == null ? NO_ORGANIZATION : UNKNOWN;
            return freshness.current() ? no : STALE;
        }
        JudgedCall call = JudgedCall.of(request, policy);
        Verdict verdict = said(call, key, call.verdict(found, key, clock));
        return verdict == null ? STALE : verdict;
    }

    /** Logs at most once in a while, however many calls fail. */
    private void complain(RuntimeException unreadable) {
        long now = System.nanoTime();
        long last = complained.get();
        if (now - last >= SELDOM.toNanos() && complained.compareAndSet(last, now)) {
            LOG.warn("A key cannot be read, so it does not pass: {}", unreadable.toString());
        }
    }

    private static AccessFacts.@Nullable Key key(AccessFacts facts, UUID organization, List<byte[]> hashes) {
        for (byte[] hash : hashes) {
            UUID id = facts.ids().get(KeyHash.of(organization, hash));
            if (id != null) {
                return facts.keys().get(id);
            }
        }
        return null;
    }
}
