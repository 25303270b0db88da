package org.reprise.reign;

/** The rules that the simulation can break, each to show that breaking it is seen. Nothing but tests can. */
enum Rule {
    /** 4: one authority issues epochs. Off: what the candidate has promised, plus one. */
    REGISTER,
    /** 5: a candidate fetches first what those have that promise. */
    UP_TO_DATE,
    /** 6: a restart never inherits a reign. Off: who was primary once is primary again. */
    RESTART,
    /** The fence: no event below the promise commits. */
    FENCE,
    /**
     * 7: a barrier begins a reign, and only entries of the own epoch count as stable. With rules 5 and 8 nothing is lost without it, in any
     * walk that was tried: without an entry of the new epoch nobody takes anything. It is checked itself.
     */
    BARRIER,
    /** 8: the sender's last entry is not below this site's promise. */
    LAST_ENTRY,
    /** 8, otherwise: that the sender has promised the epoch is taken for enough. */
    NOT_PROMISE,
    /** 8: the prefix must match. Off: by number alone. */
    PREFIX,
    /** 8: what is kept for later is looked at again. */
    KEPT,
    /** 10: what is rewound goes to quarantine. */
    QUARANTINE,
    /** 10: its effects are undone. */
    UNDO,
    /** 11: effect and position are one transaction. */
    ATOMIC,
    /** 12: secondaries replay only what is stable. */
    STABLE_REPLAY,
    /** 16: what is submitted again is known by its origin. */
    DEDUP
}
