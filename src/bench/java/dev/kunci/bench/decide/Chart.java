package dev.kunci.bench.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Decisions a second for each number of clients, as bars on a logarithmic scale; readable on light and dark pages. */
final class Chart {

    private static final int LEFT = 170;
    private static final int WIDTH = 760;
    private static final int TOP = 64;
    private static final int BAR = 14;
    private static final int GAP = 18;
    private static final int LABEL = 60;
    private static final List<String> COLORS =
            List.of("#9ecae1", "#6baed6", "#3182bd", "#08519c", "#54278f", "#756bb1");

    private Chart() {}

    static String svg(Results results) {
        List<String> contenders = results.medians().keySet().stream()
                .map(Results.Row::contender)
                .distinct()
                .toList();
        List<Integer> clients = results.medians().keySet().stream()
                .map(Results.Row::clients)
                .distinct()
                .toList();
        int decades = decades(results);
        List<String> parts = new ArrayList<>();
        int bottom = TOP + contenders.size() * (clients.size() * BAR + GAP);
        legend(parts, clients);
        for (int decade = 0; decade <= decades; decade++) {
            double x = LEFT + (double) (WIDTH - LEFT - LABEL) * decade / decades;
            parts.add(format("<path class=\"grid\" d=\"M%.1f %dV%d\"/>", x, TOP - 8, bottom));
            parts.add(format(
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%,d</text>", x, bottom + 16, power(decade)));
        }
        int y = TOP;
        for (String contender : contenders) {
            parts.add(format(
                    "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>",
                    LEFT - 10, y + clients.size() * BAR / 2 + 4, contender));
            for (int i = 0; i < clients.size(); i++) {
                double rate =
                        results.of(contender, clients.get(i)).orElseThrow().rate();
                double length = (WIDTH - LEFT - LABEL) * Math.log10(Math.max(1, rate)) / decades;
                parts.add(format(
                        "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>",
                        LEFT, y, length, BAR - 2, color(i)));
                parts.add(format("<text x=\"%.1f\" y=\"%d\">%,.0f</text>", LEFT + length + 5, y + 10, rate));
                y += BAR;
            }
            y += GAP;
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-label="Decisions a second">
                <style>
                text { font: 12px sans-serif; fill: #24292f }
                .grid { stroke: #8c959f; stroke-width: .5 }
                rect { stroke: #8c959f; stroke-width: .5 }
                @media (prefers-color-scheme: dark) { text { fill: #e6edf3 } }
                </style>
                %s
                </svg>
                """.formatted(WIDTH, bottom + 28, String.join("\n", parts));
    }

    private static void legend(List<String> parts, List<Integer> clients) {
        parts.add(format("<text x=\"%d\" y=\"20\">Decisions a second, logarithmic; clients:</text>", LEFT));
        for (int i = 0; i < clients.size(); i++) {
            int x = LEFT + 240 + i * 60;
            parts.add(format("<rect x=\"%d\" y=\"10\" width=\"12\" height=\"12\" fill=\"%s\"/>", x, color(i)));
            parts.add(format("<text x=\"%d\" y=\"20\">%d</text>", x + 18, clients.get(i)));
        }
    }

    private static String color(int number) {
        return COLORS.get(number % COLORS.size());
    }

    /** The number of powers of ten that the fastest one needs. */
    private static int decades(Results results) {
        double fastest = results.medians().values().stream()
                .mapToDouble(Sample::rate)
                .max()
                .orElseThrow();
        return Math.max(1, (int) Math.ceil(Math.log10(fastest)));
    }

    private static long power(int exponent) {
        return Math.round(Math.pow(10, exponent));
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ENGLISH, pattern, values);
    }
}
