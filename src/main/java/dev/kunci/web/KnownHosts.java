package dev.kunci.web;

import dev.kunci.shared.PublicAddress;
import java.util.Set;

/** Which hosts are served, so that no foreign name leads a browser here, or away from here. */
interface KnownHosts {

    /** @param here whether the client is on this machine, with no proxy between */
    boolean knows(String host, boolean here);

    /** For health and metrics. */
    static KnownHosts loopback() {
        return (host, here) -> HostNames.isLoopback(host);
    }

    /** For the portal and the API: the public address if there is one, else only names that nobody else can own. */
    static KnownHosts of(PublicAddress address) {
        if (address.isFixed()) {
            String own = HostNames.plain(address.host());
            return (host, here) -> HostNames.plain(host).equals(own) || here && HostNames.isLoopback(host);
        }
        Set<String> names = HostNames.ofThisMachine();
        return (host, here) ->
                HostNames.isLoopback(host) || HostNames.isNumber(host) || names.contains(HostNames.plain(host));
    }
}
