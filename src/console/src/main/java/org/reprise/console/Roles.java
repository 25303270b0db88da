package org.reprise.console;

/** The roles of the console. The server maps them to users and groups; the console only names them. */
final class Roles {

    /** May look. */
    static final String VIEWER = "viewer";

    /** May look, retry and skip. */
    static final String OPERATOR = "operator";

    /** May do all. */
    static final String ADMIN = "admin";

    private Roles() {}
}
