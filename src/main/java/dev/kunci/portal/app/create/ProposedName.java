package dev.kunci.portal.app.create;

import dev.kunci.registry.AppContent;
import java.text.Normalizer;
import java.util.Locale;

/** Derives an internal name for programs from a display name. */
final class ProposedName {

    private ProposedName() {}

    static String of(String title) {
        String plain = Normalizer.normalize(title, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        String words =
                plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._]+", "-").replaceAll("^-+|-+$", "");
        return words.substring(0, Math.min(words.length(), AppContent.LONGEST_NAME));
    }
}
