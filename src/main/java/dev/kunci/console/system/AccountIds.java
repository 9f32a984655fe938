package dev.kunci.console.system;

import com.sun.security.auth.module.UnixSystem;

/** An account by its numbers, which is all that the system itself knows of it. */
public record AccountIds(int uid, int gid) {
    public static final int NOBODY = 65534;

    public static AccountIds own() {
        UnixSystem system = new UnixSystem();
        return new AccountIds((int) system.getUid(), (int) system.getGid());
    }

    public boolean isRoot() {
        return uid == 0;
    }
}
