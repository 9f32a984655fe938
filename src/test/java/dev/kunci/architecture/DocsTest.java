package dev.kunci.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.clients.PastedPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Markdown pages: a short README, no dead link, no unreachable page, no missing class. */
class DocsTest {

    private static final Path README = Path.of("README.md");
    private static final Path SOURCES = Path.of("src", "main", "java", "dev", "kunci");
    private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^ *```.*?^ *```$");
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]*)(?:#([^)\\s]*))?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
    private static final Pattern TYPE = Pattern.compile("[A-Z]\\w*[a-z]\\w*");
    private static final Pattern ROOM = Pattern.compile("(?:dev\\.kunci\\.)?([a-z]+(?:\\.[a-z]+)+)");
    private static final Pattern FILE = Pattern.compile("(?:src|docs|docker|frontend|findings)/[\\w./-]*\\w");

    private static final Map<Path, String> PAGES = new TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> root = Files.list(Path.of(""));
                Stream<Path> docs = Files.walk(Path.of("docs"))) {
            Stream.concat(root, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .forEach(files::add);
        }
        for (Path file : files) {
            PAGES.put(file, Files.readString(file));
        }
    }

    @Test
    void theReadmeIsShort() {
        assertThat(page(README).split("\\s+")).hasSizeBetween(300, 1_499);
    }

    @Test
    void everyLinkLeadsToAFileAndAHeadingThatExist() {
        Map<String, String> dead = new TreeMap<>();
        int followed = 0;
        for (Path from : PAGES.keySet()) {
            for (MatchResult link : links(from)) {
                followed++;
                Path to = target(from, link);
                String anchor = link.group(2);
                if (!Files.exists(to)) {
                    dead.put(from + " -> " + link.group(), "no such file");
                } else if (anchor != null && !anchors(to).contains(anchor)) {
                    dead.put(from + " -> " + link.group(), "no such heading");
                }
            }
        }
        assertThat(dead).isEmpty();
        assertThat(followed).isGreaterThan(50);
    }

    @Test
    void everyPageCanBeReachedFromTheReadme() {
        Set<Path> reached = new HashSet<>(Set.of(README));
        Deque<Path> next = new ArrayDeque<>(reached);
        while (!next.isEmpty()) {
            Path from = next.remove();
            links(from).stream()
                    .map(link -> target(from, link))
                    .filter(PAGES::containsKey)
                    .filter(reached::add)
                    .forEach(next::add);
        }
        assertThat(reached).containsExactlyInAnyOrderElementsOf(PAGES.keySet());
    }

    /** Types of frameworks are written without backticks, so each one in backticks must be ours. */
    @ParameterizedTest
    @ValueSource(strings = {"docs/architecture.md", "CONTRIBUTING.md"})
    void everyClassPackageAndFileThatAPageNamesExists(String name) throws IOException {
        Set<String> types = types();
        Set<String> gone = new TreeSet<>();
        int found = 0;
        for (MatchResult code :
                CODE.matcher(prose(page(Path.of(name)))).results().toList()) {
            for (String word : code.group(1).split("[\\s,]+")) {
                String first = word.replaceFirst("(?<=[a-z0-9])[.#(].*", "");
                boolean known;
                if (FILE.matcher(word).matches()) {
                    known = Files.exists(Path.of(word));
                } else if (TYPE.matcher(first).matches()) {
                    known = types.contains(first);
                } else if (isRoom(word)) {
                    known = Files.isDirectory(room(word));
                } else {
                    continue;
                }
                found++;
                if (!known) {
                    gone.add(word);
                }
            }
        }
        assertThat(gone).isEmpty();
        assertThat(found).isGreaterThan(40);
    }

    @Test
    void theBlocksOfASectionEndWithIt() throws IOException {
        assertThat(PastedPage.blocks("docs/gateways.md", "## Protect an API with nginx"))
                .hasSize(2)
                .allSatisfy(block ->
                        assertThat(block).contains("kunci token create").doesNotContain("```"));
        assertThat(PastedPage.blocks("README.md", "## Test it")).containsExactly("./kunci test\n");
        assertThat(PastedPage.blocks("README.md", "## Nowhere")).isEmpty();
    }

    private static String page(Path file) {
        String text = PAGES.get(file);
        assertThat(text).as(file.toString()).isNotNull();
        return text;
    }

    private static String prose(String text) {
        return CODE_BLOCK.matcher(text).replaceAll("");
    }

    private static List<MatchResult> links(Path from) {
        return LINK.matcher(CODE.matcher(prose(page(from))).replaceAll(""))
                .results()
                .filter(link -> !link.group(1).matches("[a-z]+:.*"))
                .toList();
    }

    private static Path target(Path from, MatchResult link) {
        return link.group(1).isEmpty()
                ? from
                : from.resolveSibling(link.group(1)).normalize();
    }

    /** As GitHub derives them from headings. */
    private static Set<String> anchors(Path file) {
        return HEADING.matcher(prose(PAGES.getOrDefault(file, "")))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static boolean isRoom(String word) {
        return ROOM.matcher(word).matches()
                && (word.startsWith("dev.kunci.")
                        || Files.isDirectory(SOURCES.resolve(word.substring(0, word.indexOf('.')))));
    }

    private static Path room(String word) {
        return SOURCES.resolve(word.replaceFirst("^dev\\.kunci\\.", "").replace('.', '/'));
    }

    private static Set<String> types() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }
}
