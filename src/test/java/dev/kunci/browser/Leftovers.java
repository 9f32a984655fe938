package dev.kunci.browser;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is still in English, or not labelled at all, on a page in another language. */
final class Leftovers {

    private static final Pattern ENGLISH = Pattern.compile(
            "\\b(the|select|sort|clear|show|hide|cancel|today|close|open|row|toggle|more|options|loading|no"
                    + "|item|items|selected|January|February|March|May|June|July|August|October|December|Monday|Sunday)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final String TEXTS = """
            () => {
              const said = {text: new Set(), name: new Set()};
              const walk = root => {
                for (const e of root.querySelectorAll('*')) {
                  if (['STYLE', 'SCRIPT', 'PRE'].includes(e.tagName) || !e.checkVisibility?.()) continue;
                  for (const name of ['aria-label', 'aria-roledescription', 'placeholder', 'title', 'alt'])
                    if (e.getAttribute(name) && (name !== 'title' || e.title.trim() !== e.textContent.trim()))
                      said.name.add(e.getAttribute(name).trim());
                  for (const node of e.childNodes) if (node.nodeType === 3 && node.data.trim()) said.text.add(node.data.trim());
                  if (e.shadowRoot) walk(e.shadowRoot);
                }
              };
              walk(document);
              return [[...said.text], [...said.name]];
            }""";

    private Leftovers() {}

    @SuppressWarnings("unchecked")
    static List<String> in(Page page, Words words) {
        List<List<String>> said = (List<List<String>>) page.evaluate(TEXTS);
        Set<String> english = new Words("en").notIn(words);
        return Stream.concat(
                        said.get(0).stream().filter(text -> english.contains(text) || text.startsWith("!")),
                        said.get(1).stream()
                                .filter(name -> english.contains(name)
                                        || name.startsWith("!")
                                        || ENGLISH.matcher(name).find()))
                .distinct()
                .toList();
    }
}
