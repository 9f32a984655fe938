package dev.kunci.portal.status;

import com.vaadin.flow.data.renderer.LitRenderer;
import dev.kunci.portal.text.Texts;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** The status cell of a grid: a light button for approvers, plain text for others, and a component for neither. */
public final class StatusCells {

    private static final String BUTTON = """
            <button type="button" class="status status-button status--${item.status}" id="${item.anchor}"
              aria-haspopup="dialog" aria-disabled="${item.busy}" aria-label="${item.label}"
              @click="${decide}">${item.word}</button>""";

    private static final String TEXT = """
            <span class="status status--${item.status}">${item.word}</span>""";

    private StatusCells() {}

    public static <R> LitRenderer<R> readOnly(Function<R, DecidableStatus> status) {
        return LitRenderer.<R>of(TEXT)
                .withProperty("status", row -> code(status.apply(row)))
                .withProperty("word", row -> word(status.apply(row)));
    }

    /**
     * @param busy whether a decision on this row is in progress
     * @param open shows the drop-down
     */
    public static <R> LitRenderer<R> deciding(
            Function<R, DecidableStatus> status, Predicate<R> busy, Consumer<DecidableStatus> open) {
        return LitRenderer.<R>of(BUTTON)
                .withProperty("anchor", row -> status.apply(row).anchor())
                .withProperty("busy", row -> String.valueOf(busy.test(row)))
                .withProperty("status", row -> busy.test(row) ? "busy" : code(status.apply(row)))
                .withProperty("word", row -> busy.test(row) ? takingEffect() : word(status.apply(row)))
                .withProperty(
                        "label",
                        row -> StatusLabels.label(
                                status.apply(row).name(), busy.test(row) ? takingEffect() : word(status.apply(row))))
                .withFunction("decide", row -> {
                    if (!busy.test(row)) {
                        open.accept(status.apply(row));
                    }
                });
    }

    static String takingEffect() {
        return Texts.of("status.busy");
    }

    private static String code(DecidableStatus status) {
        return status.standing().status().code();
    }

    private static String word(DecidableStatus status) {
        return StatusLabels.of(status.standing().status());
    }
}
