package dev.kunci.portal.app.create;

import dev.kunci.registry.AppContent;
import java.text.Normalizer;
import java.util.Locale;

/** An internal name as programs like it, made from the name people read. */
final class ProposedName {

    private ProposedName() {}

    static String of(String title) {
        String plain = Normalizer.normalize(title, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        String words =
                plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._]+", "-").replaceAll("^-+|-+$", "");
        return words.substring(0, Math.min(words.length(), AppContent.LONGEST_NAME));
    }
}
