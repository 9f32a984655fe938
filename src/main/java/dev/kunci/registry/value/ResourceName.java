package dev.kunci.registry.value;

import java.util.regex.Pattern;

/** The names of API products and app groups, by which addresses, files and gateways know them. */
public final class ResourceName {

    /** The longest name. */
    public static final int LONGEST = 255;

    /** What the Apigee reference allows, and the number sign, which its user interface allows as well. */
    private static final Pattern CHARACTERS = Pattern.compile("[A-Za-z0-9._$ %#-]+");

    private ResourceName() {}

    /** Whether all its characters are allowed; an empty one is no name. */
    public static boolean isWellFormed(String name) {
        return CHARACTERS.matcher(name).matches();
    }
}
