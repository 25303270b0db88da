package org.reprise.console.request;

import java.util.List;

/** The roles of the console. The server maps them to users and groups; the console only names them. */
public final class Roles {

    /** May see figures: what there is, how much, since when, and not what it holds. */
    public static final String VIEWER = "viewer";

    /** May see contents besides, with what is sensitive masked. */
    public static final String AUDITOR = "auditor";

    /** May see what an auditor sees, and do what can be undone or done once more. */
    public static final String OPERATOR = "operator";

    /** May do all. */
    public static final String ADMIN = "admin";

    /** What is granted to somebody who has one of the other roles: reading what is masked, with an entry in the audit trail. */
    public static final String UNMASKED = "unmasked";

    /** Those that somebody must have one of, the least first. */
    public static final List<String> ALL = List.of(VIEWER, AUDITOR, OPERATOR, ADMIN);

    private Roles() {}
}
