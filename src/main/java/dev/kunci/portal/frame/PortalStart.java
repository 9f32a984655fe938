package dev.kunci.portal.frame;

import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import dev.kunci.portal.feedback.ErrorNotice;
import dev.kunci.portal.feedback.LostConnection;
import dev.kunci.portal.preference.Preferences;
import org.jsoup.nodes.Element;
import org.springframework.stereotype.Component;

/** Prepares each page and session: language and colours before anything is drawn, and error handling. */
@Component
class PortalStart implements VaadinServiceInitListener {

    private final transient Preferences preferences;
    private final transient I18NProvider texts;

    PortalStart(Preferences preferences, I18NProvider texts) {
        this.preferences = preferences;
        this.texts = texts;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().setSystemMessagesProvider(new LostConnection(texts));
        event.addIndexHtmlRequestListener(this::dress);
        event.addIndexHtmlRequestListener(PortalStart::addScript);
        event.addIndexHtmlRequestListener(ContentSecurityPolicy::apply);
        event.getSource().addSessionInitListener(started -> started.getSession().setErrorHandler(new ErrorNotice()));
        event.getSource().addUIInitListener(started -> preferences.apply(started.getUI()));
        event.getSource().addUIInitListener(started -> OpenPageLimit.apply(started.getUI()));
    }

    /** Before Vaadin's own scripts, which use it as soon as they draw something. */
    private static void addScript(IndexHtmlResponse page) {
        Element script = new Element("script").attr("type", "module").attr("src", "assets/portal.js");
        Element base = page.getDocument().head().selectFirst("base");
        if (base == null) {
            page.getDocument().head().prependChild(script);
        } else {
            base.after(script);
        }
    }

    private void dress(IndexHtmlResponse page) {
        Element html = page.getDocument().getElementsByTag("html").first();
        VaadinSession session = VaadinSession.getCurrent();
        if (html != null && session != null) {
            html.attr("lang", preferences.locale(session).toLanguageTag());
            html.attr("style", "color-scheme: " + preferences.colors());
        }
    }
}
