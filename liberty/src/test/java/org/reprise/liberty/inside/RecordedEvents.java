package org.reprise.liberty.inside;

import java.util.List;

/**
 * What a business transaction leaves: its events, in their order, and its rows. A primary must make these events of the calls, a
 * secondary these rows of the events.
 *
 * @param key    what the keys of its rows begin with
 * @param events the calls of each event, as the log keeps them
 * @param rows   all rows with such a key, {@code key=value}, in the order of their keys
 */
record RecordedEvents(String key, List<String> events, List<String> rows) {

    static final RecordedEvents PLAIN = of("plain", "plain=5", """
            [{"n":"Ledger.open","a":["plain",5]}]""");

    static final RecordedEvents COMPLAINT = of("complaint", "complaint=5", """
            [{"n":"Ledger.openAndComplain","a":["complaint"],"x":"org.reprise.liberty.inside.bank.ShortOfMoneyException"}]""");

    static final RecordedEvents NESTED = of("nested", "nested=1,nested-safe=2", """
            [{"n":"Ledger.openWithSafe","a":["nested"]}]""");

    static final RecordedEvents THREE = of("three", "three-1=3,three-2=2", """
            [{"n":"Ledger.open","a":["three-1",1]},{"n":"SafeDoor.store","a":["three-2",2]},{"n":"Ledger.add","a":["three-1",2]}]""");

    static final RecordedEvents RECEIPT = of("receipt", "receipt=101,receipt-book=1", """
            [{"n":"Receipts.next","a":["receipt-book"]}]""", """
            [{"n":"Ledger.openWithReceipt","a":["receipt","receipt-book"],"r":[{"n":"Receipts.next","o":1}]}]""");

    static final RecordedEvents INNER_COMPLAINT = of("inner", "inner-book=1,inner=no paper in inner-book", """
            [{"n":"Receipts.complain","a":["inner-book"],"x":"org.reprise.liberty.inside.bank.ShortOfMoneyException"}]""", """
            [{"n":"Ledger.openWithComplaint","a":["inner","inner-book"],"r":[{"n":"Receipts.complain",\
            "x":"org.reprise.liberty.inside.bank.ShortOfMoneyException","m":"no paper in inner-book"}]}]""");

    static final RecordedEvents SELF = of("self", "self=7", """
            [{"n":"Ledger.openBySelf","a":["self"]}]""");

    static final RecordedEvents TRANSACTIONAL = of("cdi", "cdi=by CDI", """
            [{"n":"Notes.write","a":["cdi","by CDI"]}]""");

    static final RecordedEvents ASYNCHRONOUS = of("later", "later=9", """
            [{"n":"Ledger.openLater","a":["later",9]}]""");

    static final RecordedEvents LOCAL_VIEW = of("view", "view=3", """
            [{"n":"SafeDoor.store","a":["view",3]}]""");

    static final RecordedEvents GENERIC = of("generic", "generic=4", """
            [{"n":"boxes.keep","a":[{"id":"generic","amount":4}]}]""");

    static final RecordedEvents VALUES = new RecordedEvents(
            "values",
            List.of("""
                    [{"n":"Notes.writeAll","a":["values",{"owner":"Ann","amount":12.50,"since":"2026-03-04T05:06:07.000000008Z"},\
                    [{"id":"b1","amount":1},{"id":"b2","amount":2}],{"SUNDAY":0.10},"2026-02-28",[9007199254740993],"AQL/",null]}]"""),
            List.of("values=Ann 12.50 2026-03-04T05:06:07.000000008Z; [Box[id=b1, amount=1], Box[id=b2, amount=2]];"
                    + " {SUNDAY=0.10}; Optional[2026-02-28]; [9007199254740993]; [1, 2, -1]; null"));

    static final RecordedEvents SHELF = of("shelf", "shelf=shelf s1", """
            [{"n":"Notes.writeShelf","a":["shelf",{"id":"s1"}]}]""");

    private static RecordedEvents of(String key, String rows, String... events) {
        return new RecordedEvents(key, List.of(events), List.of(rows.split(",")));
    }
}
