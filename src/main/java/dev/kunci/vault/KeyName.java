package dev.kunci.vault;

/** Identifies one key of a keyset, by its number; contains nothing of the key itself. */
public record KeyName(String keyset, long version) {

    public static final String LOOKUP = "lookup";
    public static final String VALUES = "values";

    public static KeyName lookup(long version) {
        return new KeyName(LOOKUP, version);
    }

    public static KeyName values(long version) {
        return new KeyName(VALUES, version);
    }

    @Override
    public String toString() {
        return keyset + ":" + version;
    }
}
