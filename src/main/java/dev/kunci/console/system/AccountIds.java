package dev.kunci.console.system;

import com.sun.security.auth.module.UnixSystem;

/** The numeric user and group of an account, which is all that the kernel knows of it. */
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
