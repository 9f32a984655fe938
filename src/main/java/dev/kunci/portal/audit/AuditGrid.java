package dev.kunci.portal.audit;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.page.Page;
import com.vaadin.flow.data.renderer.LitRenderer;
import dev.kunci.audit.AuditRecord;
import dev.kunci.audit.Outcome;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.text.Times;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The records as a list: one line each, or one block each on a narrow screen. */
class AuditGrid extends Grid<AuditRecord> {

    private static final int NARROW = 700;

    private static final String CHANGE = """
            <span class="change" ?hidden=${!item.changed}><span class="status status--${item.before}" ?hidden=${!item.before}>${item.beforeWord}</span>\
            <span class="change-arrow" aria-hidden="true" ?hidden=${!item.before}> → </span>\
            <span class="status status--${item.after}" ?hidden=${!item.after}>${item.afterWord}</span>\
            <span ?hidden=${!item.change}>${item.change}</span></span>""";

    private static final String WHAT = """
            <span class="what">${item.what}<span class="refused" ?hidden=${!item.refused}> ${item.refused}</span></span>""";

    private static final String BLOCK = """
            <div class="block"><div class="block-line"><strong>%s</strong><time class="key" datetime=${item.exact} title=${item.utc}>${item.when}</time></div>\
            <div class="block-target">${item.target}</div><div ?hidden=${!item.changed}>%s</div>\
            <div class="block-who">${item.who}<span ?hidden=${!item.reason}> – ${item.reason}</span></div></div>""".formatted(WHAT, CHANGE);

    private final Column<AuditRecord> block;
    private final transient Function<AuditRecord, String> target;
    private @Nullable AuditRecord focused;

    /** @param target the object of a record, as seen from the page it is listed on */
    AuditGrid(String label, Function<AuditRecord, String> target, Consumer<AuditRecord> open) {
        this.target = target;
        setAriaLabel(label);
        addThemeVariants(GridVariant.NO_BORDER);
        addClassNames("data-list", "audit");
        setSelectionMode(SelectionMode.NONE);
        add("when", "<time class=\"key\" datetime=${item.exact} title=${item.utc}>${item.when}</time>", "10.25rem");
        add("who", "<span class=\"who\" title=${item.who}>${item.who}</span>", "11.25rem")
                .setFlexGrow(1);
        add("what", WHAT, "8rem");
        add("target", "<span class=\"target\">${item.target}</span>", "11.5rem").setFlexGrow(3);
        add("change", CHANGE, "8.5rem").setFlexGrow(1);
        add("reason", "<span class=\"reason\" title=${item.reason}>${item.reason}</span>", "8.5rem")
                .setFlexGrow(2);
        add("channel", "${item.channel}", "5.5rem");
        block = add("record", BLOCK, "18rem").setFlexGrow(1);
        addItemClickListener(click -> {
            // A row can be clicked at the moment the list is replaced; then there is nothing to open.
            if (click.getItem() != null) {
                open.accept(click.getItem());
            }
        });
        addCellFocusListener(focus -> focused = focus.getItem().orElse(null));
        getElement()
                .addEventListener("keydown", _ -> openFocused(open))
                .setFilter("event.key === 'Enter' || event.key === ' '");
        fit(Integer.MAX_VALUE);
        addAttachListener(attached -> {
            Page page = attached.getUI().getPage();
            fit(page.getExtendedClientDetails().getWindowInnerWidth());
            var resizing = page.addBrowserWindowResizeListener(size -> fit(size.getWidth()));
            addDetachListener(_ -> resizing.remove());
        });
    }

    private void openFocused(Consumer<AuditRecord> open) {
        if (focused != null) {
            open.accept(focused);
        }
    }

    /** One column on a narrow screen, all of them on a wide one or if the width is unknown. */
    private void fit(int width) {
        boolean narrow = width > 0 && width < NARROW;
        getColumns().forEach(column -> column.setVisible(narrow == (column == block)));
    }

    private Column<AuditRecord> add(String key, String template, String width) {
        return addColumn(LitRenderer.<AuditRecord>of(template)
                        .withProperty("when", record -> Times.minute(record.at()))
                        .withProperty("exact", record -> record.at().toString())
                        .withProperty("utc", record -> Times.utc(record.at()))
                        .withProperty("who", RecordLabels::who)
                        .withProperty("what", record -> RecordLabels.action(record.action()))
                        .withProperty("refused", AuditGrid::refused)
                        .withProperty("target", record -> Texts.shown(target.apply(record)))
                        .withProperty("before", record -> RecordLabels.status(record.before()))
                        .withProperty("beforeWord", record -> word(RecordLabels.status(record.before())))
                        .withProperty("after", record -> RecordLabels.status(record.after()))
                        .withProperty("afterWord", record -> word(RecordLabels.status(record.after())))
                        .withProperty("change", RecordLabels::change)
                        .withProperty("changed", AuditGrid::changed)
                        .withProperty("reason", record -> Texts.shown(Objects.requireNonNullElse(record.reason(), "")))
                        .withProperty(
                                "channel",
                                record -> RecordLabels.channel(
                                        record.author().origin().channel())))
                .setKey(key)
                .setHeader(Texts.of("audit.column." + key))
                .setWidth(width)
                .setFlexGrow(0)
                .setResizable(true);
    }

    private static boolean changed(AuditRecord record) {
        return !RecordLabels.status(record.after()).isEmpty()
                || !RecordLabels.status(record.before()).isEmpty()
                || !RecordLabels.change(record).isEmpty();
    }

    private static String word(String code) {
        return RecordLabels.statusWord(code);
    }

    private static String refused(AuditRecord record) {
        return record.outcome() == Outcome.REFUSED ? Texts.of("audit.refused") : "";
    }
}
