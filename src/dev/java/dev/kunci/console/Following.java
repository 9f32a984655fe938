package dev.kunci.console;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Follows the sources: a style is copied, a method is replaced in the running portal, and for any other change the portal
 * is started again. Then the browsers load their pages again: they are told to, or find their sessions gone.
 */
final class Following {
    private static final long PAUSE_MILLIS = 200;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Sources sources;
    private final PortalProcess portal;
    /** Saved, but not yet in the running portal: with a mistake, or until all that uses it fits it. */
    private final Set<Path> open = new LinkedHashSet<>();

    Following(Sources sources, PortalProcess portal) {
        this.sources = sources;
        this.portal = portal;
    }

    void untilStopped() {
        while (true) {
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
            List<Path> changed = sources.changed();
            if (!changed.isEmpty()) {
                open.addAll(changed);
                open.removeIf(Files::notExists);
                if (follow(List.copyOf(open))) {
                    open.clear();
                }
            }
        }
    }

    /** False if the portal stays as it is; why has been said. */
    private boolean follow(List<Path> changed) {
        long begun = System.nanoTime();
        long sinceMillis = System.currentTimeMillis();
        if (!sources.make(changed)) {
            return false;
        }
        boolean same = changed.stream().allMatch(sources::isAsset)
                || changed.stream().allMatch(Sources::isJava) && portal.replace(sources.classes(), sinceMillis);
        if (same) {
            portal.refresh();
        } else if (!startAgain(changed)) {
            return false;
        }
        System.out.println(name(changed) + (same ? ": shown after " : ": started again after ")
                + (System.nanoTime() - begun) / NANOS_PER_MILLI + " ms");
        return true;
    }

    private boolean startAgain(List<Path> changed) {
        List<Path> types = changed.stream().filter(Sources::isJava).toList();
        if (!types.isEmpty() && !sources.make(sources.users(types))) {
            return false;
        }
        portal.stop();
        return portal.start();
    }

    private static String name(List<Path> changed) {
        Path first = changed.getFirst().getFileName();
        return changed.size() == 1 ? first.toString() : first + " and " + (changed.size() - 1) + " more";
    }
}
