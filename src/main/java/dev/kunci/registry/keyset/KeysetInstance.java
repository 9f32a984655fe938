package dev.kunci.registry.keyset;

import dev.kunci.vault.KeysetFile;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;

/** A running Kunci that answers by keys, with a name by which its owner finds the machine and the file. */
record KeysetInstance(UUID id, String name) {

    static KeysetInstance of(KeysetFile file) {
        return new KeysetInstance(
                UUID.randomUUID(),
                host() + " " + file + " (process " + ProcessHandle.current().pid() + ")");
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            return "this machine";
        }
    }
}
