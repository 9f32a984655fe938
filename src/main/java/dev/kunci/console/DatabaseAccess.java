package dev.kunci.console;

/** Where the database is and by which roles it is entered; one user for both where the operator gave only one. */
record DatabaseAccess(String url, String user, String password, String ownerUser, String ownerPassword) {
    boolean hasSingleUser() {
        return user.equals(ownerUser);
    }

    @Override
    public String toString() {
        return "DatabaseAccess[" + user + ", " + ownerUser + "]";
    }
}
