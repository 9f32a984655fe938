package dev.kunci.portal.layout;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/**
 * Says before a session ends because nothing happens that it will; the browser counts by itself, as to ask the server
 * would be something that happens.
 */
class IdleNotice extends Div {

    private static final int BEFORE_S = 120;

    private static final String COUNT = """
            const notice = this;
            sessionStorage.setItem('kunci.signed-in', 'yes');
            const later = () => {
              clearTimeout(notice.timer);
              notice.hidden = true;
              notice.timer = setTimeout(() => notice.hidden = false, $0);
            };
            notice.asked?.disconnect();
            notice.asked = new PerformanceObserver(list => {
              if (list.getEntries().some(entry => entry.name.includes('v-r=uidl'))) later();
            });
            notice.asked.observe({type: 'resource'});
            later();""";

    IdleNotice() {
        addClassNames("notice", "idle-notice");
        getElement().setAttribute("role", "alert");
        getElement().setAttribute("hidden", true);
        Button stay = new Button(Texts.of("idle.stay"), _ -> {});
        add(new Span(Texts.of("idle.text")), stay);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        int seconds = event.getSession().getSession().getMaxInactiveInterval();
        if (seconds > 0) {
            getElement().executeJs(COUNT, 1_000 * Math.max(seconds - BEFORE_S, seconds / 2));
        }
    }
}
