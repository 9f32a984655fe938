package dev.kunci.console.start;

/** Where the database is, and the roles to connect as; the same user for both if only one is given. */
public record DatabaseAccess(String url, String user, String password, String ownerUser, String ownerPassword) {
    public boolean hasSingleUser() {
        return user.equals(ownerUser);
    }

    @Override
    public String toString() {
        return "DatabaseAccess[" + user + ", " + ownerUser + "]";
    }
}
