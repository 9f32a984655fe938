package dev.kunci.registry.definition;

import dev.kunci.registry.path.CalledPath;
import dev.kunci.registry.path.Operation;
import dev.kunci.registry.path.ProductScope;
import dev.kunci.registry.path.ResourcePath;
import dev.kunci.registry.value.Quota;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the entries of a new definition that open calls the old one does not. For each entry it tries calls that only
 * equally wide entries let pass: with a proxy, a method and segments that no definition names wherever the entry leaves
 * them open, and with every length that makes a difference.
 */
final class Coverage {

    /** A word that is in no definition, because the database does not store this character. */
    private static final String NOBODYS = "\0";

    /** The maximum number of comparisons. */
    private static final int MOST = 2_000_000;

    private final ProductReach before;
    private final Set<String> known = new HashSet<>();
    private final int longest;
    private final long effort;
    private long left = MOST;

    Coverage(ProductReach before) {
        this.before = before;
        ProductScope was = before.opening();
        List<String> patterns = new ArrayList<>(was.paths());
        was.operations().forEach(operation -> {
            patterns.add(operation.path());
            known.add(operation.line());
        });
        longest = 1 + patterns.stream().mapToInt(Coverage::segments).max().orElse(1);
        effort = Math.max(1, patterns.size());
    }

    private static int segments(String pattern) {
        return (int) pattern.chars().filter(c -> c == '/').count();
    }

    /** The entries that open more, as the audit log names them; only paths if neither definition has operations. */
    List<String> uncovered(ProductReach after) {
        ProductScope is = after.opening();
        List<String> more = new ArrayList<>();
        if (!is.operations().isEmpty()) {
            boolean sameQuota = after.quota().equals(before.quota());
            for (Operation operation : is.operations()) {
                boolean same = sameQuota && known.contains(operation.line());
                if (!operation.proxy().isEmpty() && !same && opensMore(operation, after.quota())) {
                    more.add(operation.line());
                }
            }
            return more;
        }
        List<String> paths = is.paths().isEmpty() ? List.of(ResourcePath.EVERYTHING) : is.paths();
        for (String path : paths) {
            if (before.opening().operations().isEmpty()) {
                if (!before.opening().paths().contains(path) && opensMore(Operation.of(old(), path), Quota.NONE)) {
                    more.add(path);
                }
            } else {
                overOperations(is.proxies(), path, after.quota(), more);
            }
        }
        return more;
    }

    /** A proxy that the old definition opens; new proxies are reported separately. */
    private String old() {
        List<String> proxies = before.opening().proxies();
        return proxies.isEmpty() ? NOBODYS : proxies.getFirst();
    }

    private void overOperations(List<String> proxies, String path, Quota quota, List<String> more) {
        List<String> named = proxies.isEmpty() ? List.of(NOBODYS) : proxies;
        for (String proxy : named) {
            Operation all = Operation.of(proxy, path);
            if (opensMore(all, quota)) {
                more.add(all.line().replace(NOBODYS, "*"));
            }
        }
    }

    private boolean opensMore(Operation entry, Quota quota) {
        if (!new ResourcePath(entry.path()).wellFormed()) {
            return false;
        }
        List<String> calls = calls(entry.path());
        List<String> methods = entry.methods().isEmpty() ? List.of(NOBODYS) : entry.methods();
        left -= effort * methods.size() * (calls == null ? MOST : calls.size());
        if (calls == null || left < 0) {
            return true;
        }
        Quota allowed = entry.quota().equals(Quota.NONE) ? quota : entry.quota();
        return methods.stream().anyMatch(method -> calls.stream()
                .anyMatch(path -> !passed(entry.proxy(), method, new CalledPath(path), allowed)));
    }

    /** Whether the old definition let this call pass, and at least as often. */
    private boolean passed(String proxy, String method, CalledPath path, Quota allowed) {
        ProductScope was = before.opening();
        if (was.operations().isEmpty()) {
            return was.opens(proxy, method, path)
                    && (allowed.equals(Quota.NONE) || !allowed.allowsMoreThan(before.quota()));
        }
        for (Operation operation : was.operations()) {
            if (operation.opens(proxy, method, path)) {
                Quota quota = operation.quota().equals(Quota.NONE) ? before.quota() : operation.quota();
                return !allowed.allowsMoreThan(quota);
            }
        }
        return false;
    }

    /** The paths to try for a pattern, null for too many. */
    private @Nullable List<String> calls(String pattern) {
        List<String> calls = new ArrayList<>(List.of(""));
        if (pattern.equals(ResourcePath.EVERYTHING)) {
            calls.addAll(tails(List.of("")));
            return calls;
        }
        String[] segments = pattern.substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            String segment = segments[i];
            if (segment.equals("**") && i == segments.length - 1) {
                return calls.size() * longest > MOST / effort ? null : tails(calls);
            }
            List<String> longer = new ArrayList<>();
            for (String read : segment.equals("*") ? List.of(NOBODYS) : readings(segment)) {
                calls.forEach(call -> longer.add(call + "/" + read));
            }
            if (longer.size() > MOST / effort / 1_000) {
                return null;
            }
            calls = longer;
        }
        return calls;
    }

    private List<String> tails(List<String> heads) {
        List<String> calls = new ArrayList<>();
        for (String head : heads) {
            StringBuilder call = new StringBuilder(head);
            for (int i = 0; i < longest; i++) {
                calls.add(call.append('/').append(NOBODYS).toString());
            }
        }
        return calls;
    }

    /** An escape in a pattern also opens what it stands for. */
    private static List<String> readings(String segment) {
        String plain =
                segment.indexOf('%') < 0 ? segment : Objects.requireNonNullElse(CalledPath.unescaped(segment), segment);
        return plain.equals(segment) || plain.indexOf('/') >= 0 ? List.of(segment) : List.of(segment, plain);
    }
}
