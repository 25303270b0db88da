package org.reprise.console.alert;

import java.util.stream.Stream;

/**
 * One kind of thing that may be wrong.
 *
 * @param name  in the configuration, in REST and in messages
 * @param terms when it speaks
 * @param look  what it looks at
 */
record Rule(String name, Terms terms, Look look) {

    /** Pure: what it finds follows from what it is given. */
    interface Look {
        Stream<Found> at(Seen seen, Terms terms);
    }

    Stream<Found> at(Seen seen) {
        return look.at(seen, terms);
    }

    Rule with(Terms other) {
        return new Rule(name, other, look);
    }
}
