package dev.kunci.portal.feedback;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.SystemMessagesInfo;
import com.vaadin.flow.server.SystemMessagesProvider;
import java.util.Locale;

/**
 * What the browser shows if the server does not answer; an ended session leads to sign-in, and then back to the page.
 */
public class LostConnection implements SystemMessagesProvider {

    private final transient I18NProvider texts;

    public LostConnection(I18NProvider texts) {
        this.texts = texts;
    }

    @Override
    public SystemMessages getSystemMessages(SystemMessagesInfo info) {
        Locale language = info.getLocale() == null ? Locale.ENGLISH : info.getLocale();
        CustomizedSystemMessages messages = new CustomizedSystemMessages();
        messages.setSessionExpiredNotificationEnabled(false);
        messages.setInternalErrorCaption(texts.getTranslation("error.unexpected.title", language));
        messages.setInternalErrorMessage(texts.getTranslation("error.reload", language));
        messages.setCookiesDisabledCaption(texts.getTranslation("error.cookies.title", language));
        messages.setCookiesDisabledMessage(texts.getTranslation("error.cookies.text", language));
        return messages;
    }

    /** Translates the banner that appears while the server is away. */
    public static void word(UI ui) {
        ui.getPage()
                .executeJs(
                        "window.kunci.connection($0, $1, $2)",
                        I18NProvider.translate(ui.getLocale(), "connection.online"),
                        I18NProvider.translate(ui.getLocale(), "connection.offline"),
                        I18NProvider.translate(ui.getLocale(), "connection.reconnecting"));
    }
}
