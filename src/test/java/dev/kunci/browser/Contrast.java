package dev.kunci.browser;

import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The contrast of a text with its background, measured on a picture of the page. */
record Contrast(double ratio, double needed) {

    private static final double TEXT = 4.5;
    private static final double LARGE_TEXT = 3;

    /**
     * @param text where it is and its colour, as the page says; null for one that nobody sees
     * @return empty where the text is not on the picture
     */
    static Optional<Contrast> of(@Nullable Object text, BufferedImage picture) {
        if (!(text instanceof Map<?, ?> place)) {
            return Optional.empty();
        }
        int left = Math.max(0, (int) number(place, "x"));
        int top = Math.max(0, (int) number(place, "y"));
        int right = Math.min(picture.getWidth(), (int) Math.ceil(number(place, "x") + number(place, "width")));
        int bottom = Math.min(picture.getHeight(), (int) Math.ceil(number(place, "y") + number(place, "height")));
        if (right <= left || bottom <= top) {
            return Optional.empty();
        }
        int behind = mostCommon(picture, left, top, right, bottom);
        double opacity = number(place, "opacity");
        List<?> color = (List<?>) place.get("color");
        double[] ink = new double[3];
        for (int i = 0; i < 3; i++) {
            ink[i] = ((Number) color.get(i)).doubleValue() * opacity + channel(behind, i) * (1 - opacity);
        }
        double a = luminance(ink[0], ink[1], ink[2]);
        double b = luminance(channel(behind, 0), channel(behind, 1), channel(behind, 2));
        return Optional.of(new Contrast(
                (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05),
                Boolean.TRUE.equals(place.get("large")) ? LARGE_TEXT : TEXT));
    }

    /** Of two colours of a picture. */
    static double between(int one, int other) {
        double a = luminance(channel(one, 0), channel(one, 1), channel(one, 2));
        double b = luminance(channel(other, 0), channel(other, 1), channel(other, 2));
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    boolean enough() {
        return ratio >= needed;
    }

    private static int mostCommon(BufferedImage picture, int left, int top, int right, int bottom) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                counts.merge(picture.getRGB(x, y), 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    private static double luminance(double red, double green, double blue) {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(double channel) {
        double share = channel / 255;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private static int channel(int color, int index) {
        return color >> (16 - 8 * index) & 0xff;
    }

    private static double number(Map<?, ?> place, String name) {
        return ((Number) place.get(name)).doubleValue();
    }
}
