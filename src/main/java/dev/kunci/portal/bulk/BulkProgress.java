package dev.kunci.portal.bulk;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import dev.kunci.portal.text.Texts;

/** The progress of a bulk decision. */
public class BulkProgress extends Div {

    private final ProgressBar bar;
    private final Span words = new Span();
    private final int all;
    private final transient Runnable ended;

    /** @param ended what the page does when the work has ended, successfully or not */
    public BulkProgress(int all, Runnable ended) {
        this.all = all;
        this.ended = ended;
        addClassName("bulk-progress");
        bar = new ProgressBar(0, all);
        bar.getElement().setAttribute("aria-label", Texts.of("status.bulk.progress"));
        words.getElement().setAttribute("role", "status");
        add(words, bar, new Div(Texts.of("status.bulk.progress.away")));
        show(0);
    }

    public void show(int done) {
        bar.setValue(done);
        words.setText(Texts.of("status.bulk.progress.done", done, all));
    }

    public void ended() {
        ended.run();
    }

    void stopping() {
        words.setText(Texts.of("status.bulk.stopping"));
    }
}
