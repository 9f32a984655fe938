package dev.kunci.web;

import dev.kunci.shared.PublicAddress;
import java.util.Set;

/** Which hosts are answered, so that no name of somebody else's leads a browser here, or away from here. */
interface KnownHosts {

    /** @param here whether a program on this machine asks, with no proxy between */
    boolean knows(String host, boolean here);

    /** Of health and metrics. */
    static KnownHosts loopback() {
        return (host, here) -> HostNames.isLoopback(host);
    }

    /** Of the portal and the API: the public address where there is one, else what cannot be a stranger's name. */
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
