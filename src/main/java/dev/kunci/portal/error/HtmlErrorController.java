package dev.kunci.portal.error;

import com.vaadin.flow.i18n.I18NProvider;
import dev.kunci.portal.text.Languages;
import dev.kunci.shared.database.DatabaseUnavailable;
import dev.kunci.web.ForeignOrigins;
import dev.kunci.web.SecurityHeaders;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers errors outside the portal's pages: one simple page for people, only the status for programs. */
@Controller
public class HtmlErrorController implements ErrorController {

    private static final int FIRST_FAILURE = 500;
    private static final int UNAVAILABLE = 503;

    private static final String STYLE =
            "body { font: 16px/1.5 system-ui, sans-serif; max-width: 34rem; margin: 15vh auto; padding: 0 1rem }";

    private static final String POLICY = "default-src 'none'; style-src '" + hash(STYLE)
            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String PAGE = """
            <!doctype html>
            <html lang="%s">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <meta name="color-scheme" content="light dark">
              <title>%s · %s</title>
              <style>%s</style>
            </head>
            <body><main><h1>%s</h1><p>%s</p><p><a href="%s/">%s</a></p></main></body>
            </html>
            """;

    private final I18NProvider texts;

    public HtmlErrorController(I18NProvider texts) {
        this.texts = texts;
    }

    @RequestMapping("${spring.web.error.path:${error.path:/error}}")
    public ResponseEntity<String> error(HttpServletRequest request, HttpServletResponse response) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        boolean away = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable why
                && DatabaseUnavailable.in(why);
        int status = away ? UNAVAILABLE : code instanceof Integer known ? known : 404;
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status);
        if (away) {
            answer.header(HttpHeaders.RETRY_AFTER, String.valueOf(DatabaseUnavailable.RETRY_SECONDS));
        }
        String accepts = request.getHeader(HttpHeaders.ACCEPT);
        if (accepts == null || !accepts.contains(MediaType.TEXT_HTML_VALUE)) {
            return answer.build();
        }
        response.setHeader(SecurityHeaders.CONTENT_POLICY, POLICY);
        return answer.contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body(page(status, request));
    }

    private String page(int status, HttpServletRequest request) {
        String kind = "error." + (ForeignOrigins.refused(request) ? "origin" : kind(status));
        Locale language = language(request.getLocale());
        String title = texts.getTranslation(kind + ".title", language);
        return PAGE.formatted(
                language.toLanguageTag(),
                title,
                texts.getTranslation("product.name", language),
                STYLE,
                title,
                texts.getTranslation(kind + ".text", language),
                request.getContextPath(),
                texts.getTranslation("error.home", language));
    }

    /** The hash by which a content security policy allows a style. */
    private static String hash(String style) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String kind(int status) {
        return switch (status) {
            case 404 -> "not-found";
            case UNAVAILABLE -> "database";
            default -> status < FIRST_FAILURE ? "request" : "plain";
        };
    }

    private static Locale language(Locale wanted) {
        List<Locale> spoken = Languages.ALL;
        return spoken.stream()
                .filter(language -> language.getLanguage().equals(wanted.getLanguage()))
                .findFirst()
                .orElse(spoken.getFirst());
    }
}
