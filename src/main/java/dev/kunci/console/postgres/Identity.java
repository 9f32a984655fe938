package dev.kunci.console.postgres;

import com.sun.security.auth.module.UnixSystem;

/** An account by its numbers, which is all that the system itself knows of it. */
record Identity(int uid, int gid) {
    static final int NOBODY = 65534;

    static Identity own() {
        UnixSystem system = new UnixSystem();
        return new Identity((int) system.getUid(), (int) system.getGid());
    }

    boolean isRoot() {
        return uid == 0;
    }
}
