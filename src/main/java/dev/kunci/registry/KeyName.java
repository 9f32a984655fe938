package dev.kunci.registry;

/** One key of a keyset, by its number there; a name, and nothing of the key itself. */
public record KeyName(String keyset, long version) {

    static final String LOOKUP = "lookup";
    static final String VALUES = "values";

    static KeyName lookup(long version) {
        return new KeyName(LOOKUP, version);
    }

    static KeyName values(long version) {
        return new KeyName(VALUES, version);
    }

    @Override
    public String toString() {
        return keyset + ":" + version;
    }
}
