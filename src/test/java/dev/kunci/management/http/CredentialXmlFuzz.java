package dev.kunci.management.http;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import dev.kunci.management.Told;
import dev.kunci.management.wire.WireProblem;
import java.nio.charset.StandardCharsets;

/** Any body that begins as XML does: a key as it is wanted, or a problem of the caller that is told. */
public final class CredentialXmlFuzz {

    private CredentialXmlFuzz() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        boolean whole = data.consumeBoolean();
        String text = data.consumeRemainingAsString();
        String body = whole ? "<" + text : "<CredentialRequest><" + text + "</CredentialRequest>";
        try {
            CredentialXml.read(body.getBytes(StandardCharsets.UTF_8));
        } catch (WireProblem told) {
            Told.byTheCaller(told);
        }
    }
}
