package dev.kunci.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors outside the pages reveal nothing about Kunci's software. */
@Tag("browser")
class PlainErrorsIT {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Test
    void aMissingAssetIsACalmPageForPeopleInTheirLanguageAndNothingForPrograms() throws Exception {
        HttpResponse<String> person = get("/assets/nothing.css", "text/html,*/*", "id");
        assertThat(person.statusCode()).isEqualTo(404);
        assertThat(person.body()).contains("<html lang=\"id\">", "<h1>Tidak ditemukan</h1>");
        quiet(person.body(), person.headers().map().toString());

        HttpResponse<String> program = get("/VAADIN/build/nothing.js", "*/*", "en");
        assertThat(program.statusCode()).isEqualTo(404);
        assertThat(program.body()).isEmpty();
        quiet(program.body(), program.headers().map().toString());
    }

    @Test
    void aMethodThatIsNotTakenIsRefusedCalmly() throws Exception {
        HttpRequest trace = request("/login", "text/html", "en")
                .method("TRACE", BodyPublishers.noBody())
                .build();
        HttpResponse<String> answer = CLIENT.send(trace, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.body()).contains("<h1>This did not work</h1>");
        quiet(answer.body(), answer.headers().map().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /% HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /\u0001 HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nHost: other\r\n\r\n",
                "GET /o/acme/../../etc/passwd;x=%00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: minus\r\n\r\n",
                "NONSENSE\r\n\r\n"
            })
    void aMalformedRequestGetsAStatusAndNoStory(String request) throws Exception {
        String answer = raw(request);

        assertThat(answer).startsWith("HTTP/1.1 400");
        quiet(answer, "");
    }

    @Test
    void aHeaderThatIsTooLargeGetsAStatusAndNoStory() throws Exception {
        String answer = raw("GET / HTTP/1.1\r\nHost: localhost\r\nX-Large: " + "a".repeat(20_000) + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400");
        quiet(answer, "");
    }

    private static void quiet(String body, String headers) {
        assertThat((body + headers).toLowerCase(Locale.ROOT))
                .doesNotContain("whitelabel", "tomcat", "apache", "spring", "exception", "java.", "\tat ", "server=[");
    }

    private static HttpResponse<String> get(String path, String accept, String language) throws Exception {
        return CLIENT.send(request(path, accept, language).build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path, String accept, String language) throws IOException {
        return HttpRequest.newBuilder(URI.create(RunningKunci.get().url() + path))
                .header("Accept", accept)
                .header("Accept-Language", language);
    }

    private static String raw(String request) throws IOException {
        URI url = URI.create(RunningKunci.get().url());
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
