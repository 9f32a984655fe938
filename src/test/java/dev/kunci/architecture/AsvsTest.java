package dev.kunci.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page about ASVS lists every requirement once, its sums are right, and it names existing tests and files. */
class AsvsTest {

    private static final Path PAGE = Path.of("docs", "asvs.md");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| (\\d+)\\.(\\d+)\\.(\\d+) \\| ([12]) \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|$");
    private static final Pattern SUM = Pattern.compile(
            "(?m)^\\| \\**(?:V(\\d+) [^|]+|all)\\** \\| \\**(\\d+)\\** \\| \\**(\\d+)\\** \\| \\**(\\d+)\\** \\|$");
    private static final Pattern CODE = Pattern.compile("`([A-Z]\\w+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)[^)]*\\)");
    private static final List<String> STATES = List.of("met", "open", "not applicable");

    private static String text;
    private static List<MatchResult> rows;

    @BeforeAll
    static void read() throws IOException {
        text = Files.readString(PAGE);
        rows = ROW.matcher(text).results().toList();
    }

    @Test
    void everyRequirementStandsThereOnceWithItsReason() {
        assertThat(rows).hasSize(253);
        assertThat(rows.stream().map(row -> row.group(1) + "." + row.group(2) + "." + row.group(3)))
                .doesNotHaveDuplicates();
        assertThat(rows).allSatisfy(row -> {
            assertThat(STATES).contains(row.group(6));
            assertThat(row.group(7)).isNotBlank();
        });
    }

    @Test
    void levelOneHasNoGap() {
        assertThat(rows.stream()
                        .filter(row -> row.group(4).equals("1") && row.group(6).equals("open"))
                        .map(MatchResult::group))
                .isEmpty();
    }

    @Test
    void theNumbersAddUp() {
        Map<String, List<Long>> counted = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.group(1),
                        TreeMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), AsvsTest::sums)));
        Map<String, List<Long>> said = SUM.matcher(text)
                .results()
                .filter(sum -> sum.group(1) != null)
                .collect(Collectors.toMap(sum -> sum.group(1), AsvsTest::numbers));
        assertThat(said).isEqualTo(counted);
        assertThat(SUM.matcher(text)
                        .results()
                        .filter(sum -> sum.group(1) == null)
                        .map(AsvsTest::numbers))
                .containsExactly(sums(rows));
    }

    @Test
    void whatItNamesExists() throws IOException {
        Set<String> classes;
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            classes = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
        assertThat(rows.stream()
                        .flatMap(row -> CODE.matcher(row.group(7)).results())
                        .map(name -> name.group(1))
                        .filter(name -> name.endsWith("Test") || name.endsWith("IT"))
                        .collect(Collectors.toSet()))
                .isNotEmpty()
                .isSubsetOf(classes);
        assertThat(LINK.matcher(text).results().map(link -> link.group(1)).filter(link -> !link.startsWith("https:")))
                .allSatisfy(link -> assertThat(PAGE.resolveSibling(link)).exists());
    }

    private static List<Long> sums(List<MatchResult> some) {
        Map<String, Long> states = some.stream()
                .map(row -> row.group(6))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return STATES.stream().map(state -> states.getOrDefault(state, 0L)).toList();
    }

    private static List<Long> numbers(MatchResult sum) {
        return Stream.of(2, 3, 4).map(group -> Long.valueOf(sum.group(group))).toList();
    }
}
