package org.reprise.liberty.browser;

import org.reprise.liberty.Probe;

/** A row at a secondary in the place where the first pass of a message will insert one: the replay of that pass fails. */
record RowInTheWay(Probe site, String message) {

    void put() {
        site.update("INSERT INTO NETWORK_ARCHIVE (ENTRY_ID, MESSAGE_ID, POINT_KEY, HOP, STATUS, PASSED_AT) VALUES ('"
                + message + ":1', 'put by hand', 'p000', 1, 'SENT', 0)");
    }

    /** Takes away this row only, not the one that a replay has put in its place. */
    void takeAway() {
        site.update("DELETE FROM NETWORK_ARCHIVE WHERE MESSAGE_ID = 'put by hand' AND ENTRY_ID = '" + message + ":1'");
    }
}
