package dev.kunci.console.start;

/** Where the database is and by which roles it is entered; one user for both where the operator gave only one. */
public record DatabaseAccess(String url, String user, String password, String ownerUser, String ownerPassword) {
    public boolean hasSingleUser() {
        return user.equals(ownerUser);
    }

    @Override
    public String toString() {
        return "DatabaseAccess[" + user + ", " + ownerUser + "]";
    }
}
