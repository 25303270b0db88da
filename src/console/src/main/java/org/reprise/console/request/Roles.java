package org.reprise.console.request;

/** The roles of the console. The server maps them to users and groups; the console only names them. */
public final class Roles {

    /** May look. */
    public static final String VIEWER = "viewer";

    /** May look, retry and skip. */
    public static final String OPERATOR = "operator";

    /** May do all. */
    public static final String ADMIN = "admin";

    private Roles() {}
}
