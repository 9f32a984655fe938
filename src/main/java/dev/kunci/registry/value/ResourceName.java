package dev.kunci.registry.value;

import java.util.regex.Pattern;

/** The names of API products and app groups in URLs, files and gateways. */
public final class ResourceName {

    /** The longest name. */
    public static final int LONGEST = 255;

    /** The characters of the Apigee reference, and the number sign, which its user interface allows as well. */
    private static final Pattern CHARACTERS = Pattern.compile("[A-Za-z0-9._$ %#-]+");

    private ResourceName() {}

    /** Whether all its characters are allowed; an empty name is not. */
    public static boolean isWellFormed(String name) {
        return CHARACTERS.matcher(name).matches();
    }
}
