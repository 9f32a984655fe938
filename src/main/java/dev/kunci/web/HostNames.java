package dev.kunci.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Understands the name in a {@code Host} header. */
final class HostNames {

    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern LOOPBACK_IPV4 = Pattern.compile("127(\\.\\d{1,3}){3}");

    private HostNames() {}

    /** Normalizes a name for comparison. */
    static String plain(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    static boolean isLoopback(String host) {
        String name = plain(host);
        return name.equals("localhost")
                || name.equals("[::1]")
                || name.equals("::1")
                || LOOPBACK_IPV4.matcher(name).matches();
    }

    /** Whether it is a numeric address, which no foreign name server can redirect. */
    static boolean isNumber(String host) {
        return host.startsWith("[")
                || host.indexOf(':') >= 0
                || IPV4.matcher(host).matches();
    }

    /** The names of this machine. */
    static Set<String> ofThisMachine() {
        Set<String> names = new TreeSet<>();
        try {
            InetAddress here = InetAddress.getLocalHost();
            names.add(plain(here.getHostName()));
            names.add(plain(here.getCanonicalHostName()));
        } catch (UnknownHostException nameless) {
            // Without its own names it is still reached by address, or by the name that --public-url gives it.
        }
        return names;
    }
}
