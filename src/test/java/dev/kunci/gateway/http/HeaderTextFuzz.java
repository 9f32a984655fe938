package dev.kunci.gateway.http;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Any name as a header value: it stays in its line, and decodes to the same name. */
public final class HeaderTextFuzz {

    private HeaderTextFuzz() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        String name = new String(data.consumeRemainingAsBytes(), StandardCharsets.UTF_8);
        String encoded = HeaderText.encoded(name);
        if (!encoded.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalStateException("not plain: " + encoded);
        }
        if (!URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8)
                .equals(name)) {
            throw new IllegalStateException("another name: " + encoded);
        }
    }
}
