package dev.kunci.portal.text;

import com.vaadin.flow.i18n.DefaultI18NProvider;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The languages of Kunci; the first one is for browsers that ask for another. */
@Configuration
public class Languages {

    public static final List<Locale> ALL = List.of(Locale.ENGLISH, Locale.of("id"));

    @Bean
    public I18NProvider translations() {
        return new DefaultI18NProvider(ALL);
    }
}
