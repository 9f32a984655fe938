package dev.kunci.management.wire;

/**
 * A record in the form in which Edge lists them.
 *
 * @param operation CREATE, UPDATE or DELETE
 * @param request the whole record in its one canonical form
 * @param timeStamp milliseconds since 1970
 * @param user who did it
 */
public record WireAuditRecord(
        String operation, String request, String requestUri, int responseCode, long timeStamp, String user) {}
