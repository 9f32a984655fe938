package dev.kunci.portal.app;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.renderer.LitRenderer;
import dev.kunci.audit.AuditRecord;
import dev.kunci.audit.Outcome;
import dev.kunci.portal.audit.RecordWords;
import dev.kunci.portal.layout.Moments;
import dev.kunci.portal.layout.Texts;
import java.util.function.Function;

/** The records of one app: one line each, or one block each where the screen is narrow. */
class HistoryGrid extends Grid<AuditRecord> {

    private static final int NARROW = 700;

    private static final String CHANGE = """
            <span class="change"><span class="status status--${item.before}" ?hidden=${!item.before}>${item.beforeWord}</span>\
            <span class="change-arrow" aria-hidden="true" ?hidden=${!item.before}>→</span>\
            <span class="status status--${item.after}" ?hidden=${!item.after}>${item.afterWord}</span>\
            <span ?hidden=${!item.change}>${item.change}</span></span>""";

    private static final String WHAT = """
            <span class="what">${item.what}<span class="refused" ?hidden=${!item.refused}> ${item.refused}</span></span>""";

    private static final String BLOCK = """
            <div class="block"><div class="block-line"><strong>%s</strong><span class="key">${item.when}</span></div>\
            <div class="block-target">${item.target}</div><div>%s</div>\
            <div class="block-who">${item.who}<span ?hidden=${!item.reason}> – ${item.reason}</span></div></div>""".formatted(WHAT, CHANGE);

    private final Column<AuditRecord> block;
    private final transient Function<AuditRecord, String> target;

    /** @param target what a record is about, as seen from the app */
    HistoryGrid(Function<AuditRecord, String> target) {
        this.target = target;
        setAriaLabel(Texts.of("app.history"));
        addThemeVariants(GridVariant.NO_BORDER);
        addClassName("ledger");
        setSelectionMode(SelectionMode.NONE);
        add("when", "<span class=\"key\" title=${item.utc}>${item.when}</span>", "10.5rem", 0);
        add("who", "<span title=${item.who}>${item.who}</span>", "9rem", 2);
        add("what", WHAT, "8rem", 0);
        add("target", "<span title=${item.target}>${item.target}</span>", "8rem", 2);
        add("change", CHANGE, "15rem", 0);
        add("reason", "<span title=${item.reason}>${item.reason}</span>", "6rem", 3);
        add("channel", "${item.channel}", "5.5rem", 0);
        block = add("record", BLOCK, "14rem", 1);
        fit(Integer.MAX_VALUE);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        var page = event.getUI().getPage();
        fit(page.getExtendedClientDetails().getWindowInnerWidth());
        var resizing = page.addBrowserWindowResizeListener(size -> fit(size.getWidth()));
        addDetachListener(detached -> {
            detached.unregisterListener();
            resizing.remove();
        });
    }

    private void fit(int width) {
        boolean narrow = width > 0 && width < NARROW;
        getColumns().forEach(column -> column.setVisible(narrow == (column == block)));
    }

    private Column<AuditRecord> add(String key, String template, String width, int grow) {
        return addColumn(LitRenderer.<AuditRecord>of(template)
                        .withProperty("when", record -> Moments.minute(record.at()))
                        .withProperty("utc", record -> Moments.utc(record.at()))
                        .withProperty("who", RecordWords::who)
                        .withProperty("what", record -> RecordWords.action(record.action()))
                        .withProperty(
                                "refused",
                                record -> record.outcome() == Outcome.REFUSED ? Texts.of("audit.refused") : "")
                        .withProperty("target", target::apply)
                        .withProperty("before", record -> RecordWords.status(record.before()))
                        .withProperty(
                                "beforeWord", record -> RecordWords.statusWord(RecordWords.status(record.before())))
                        .withProperty("after", record -> RecordWords.status(record.after()))
                        .withProperty("afterWord", record -> RecordWords.statusWord(RecordWords.status(record.after())))
                        .withProperty("change", RecordWords::change)
                        .withProperty("reason", AuditRecord::reason)
                        .withProperty(
                                "channel",
                                record -> RecordWords.channel(
                                        record.author().origin().channel())))
                .setKey(key)
                .setHeader(Texts.of("audit.column." + key))
                .setWidth(width)
                .setFlexGrow(grow);
    }
}
