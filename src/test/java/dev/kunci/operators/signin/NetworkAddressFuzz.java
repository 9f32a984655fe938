package dev.kunci.operators.signin;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import dev.kunci.operators.token.TokenFormat;

/** Any address of a caller, which a proxy may have sent on: it stands for itself or for its network, always the same. */
public final class NetworkAddressFuzz {

    private NetworkAddressFuzz() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        String address = data.consumeRemainingAsString();
        String network = NetworkAddress.of(address);
        if (!network.equals(NetworkAddress.of(address)) || address.indexOf(':') < 0 && !network.equals(address)) {
            throw new IllegalStateException(address + " stands for " + network);
        }
        if (TokenFormat.looksLikeOne(address) && TokenFormat.hint(address).length() > address.length() - 30) {
            throw new IllegalStateException("the hint of a token says too much of it");
        }
        TokenFormat.hash(address);
    }
}
