package dev.kunci.portal.status;

import com.vaadin.flow.data.renderer.LitRenderer;
import dev.kunci.portal.text.Texts;
import dev.kunci.review.AccessState;
import java.util.function.Function;

/**
 * The access cell of a grid: what counts for calls, more prominent than the status of the row itself.
 *
 * @param gate what blocks, empty for nothing
 * @param hover the full sentence
 */
public record AccessCells<R>(
        Function<R, AccessState> state, Function<R, String> word, Function<R, String> gate, Function<R, String> hover) {

    private static final String CELL = """
            <span class="access access--${item.access}" title=${item.accessHover}><span>${item.accessWord}<span
              class="access-gate">${item.accessGate}</span></span></span>""";

    private static final String NAME = """
            <span class="data-list-name"><a href="${item.link}" title="${item.title}">${item.title}</a>
              <span class="data-list-sub" title="${item.sub}">${item.sub}</span><span
                class="data-list-narrow access access--${item.access}"><span>${item.accessWord} <span class="access-by">${item.accessGate}</span></span></span><span
                class="data-list-narrow">${item.narrow}</span></span>""";

    public LitRenderer<R> cell() {
        return with(LitRenderer.of(CELL));
    }

    /**
     * The cell with the name of a row and a link to its page; on a narrow screen, which has no column for it, with the
     * access.
     */
    public LitRenderer<R> name(
            Function<R, String> link,
            Function<R, String> title,
            Function<R, String> second,
            Function<R, String> narrow) {
        return with(LitRenderer.of(NAME))
                .withProperty("link", link::apply)
                .withProperty("title", row -> Texts.shown(title.apply(row)))
                .withProperty("sub", row -> Texts.said(second.apply(row)))
                .withProperty("narrow", row -> Texts.said(narrow.apply(row)));
    }

    private LitRenderer<R> with(LitRenderer<R> renderer) {
        return renderer.withProperty("access", row -> state.apply(row).code())
                .withProperty("accessWord", word::apply)
                .withProperty("accessGate", gate::apply)
                .withProperty("accessHover", row -> Texts.said(hover.apply(row)));
    }
}
