package org.reprise.pair;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reprise.stock.SignedSlip;
import org.reprise.stock.Slip;
import org.reprise.stock.Turn;
import org.reprise.testing.Make;

/** Columns that take not what they are given, or not as it is given: the copy holds what the primary's hold, in every way. */
abstract class ColumnsContract extends StockContract {
    ColumnsContract(Make first) {
        super(first);
    }

    @ParameterizedTest(name = "to {0}")
    @EnumSource
    void rowThatTheDatabaseAlwaysNumbersHasTheNumberOfThePrimary(Make second) {
        // HSQLDB begins with 0, which MariaDB takes from rows only
        boolean zero = first == Make.HSQLDB && second == Make.MARIADB;
        everyWay(second, !zero, (pair, id) -> {
            AtomicLong made = new AtomicLong();
            pair.call(entities -> {
                Slip slip = new Slip("lamp");
                entities.persist(slip);
                entities.flush();
                made.set(slip.id());
            });
            pair.callThatRollsBack(entities -> entities.persist(new Slip("never")));
            pair.call(entities -> {
                entities.persist(new SignedSlip("chair", "me"));
                entities.persist(new Slip("table"));
            });
            pair.call(entities -> entities.find(Slip.class, made.get()).retitle("shade"));
            pair.call(entities -> entities.remove(entities.find(Slip.class, made.get())));
        });
    }

    @ParameterizedTest(name = "to {0}")
    @EnumSource
    void otherColumnThatTheDatabaseAlwaysNumbersIsCopied(Make second) {
        everyWay(second, false, (pair, id) -> {
            pair.callThatRollsBack(entities -> entities.persist(new Turn("t" + id)));
            pair.call(entities -> entities.persist(new Turn("t" + id)));
            pair.call(entities -> entities.find(Turn.class, "t" + id).retitle("next"));
        });
    }
}
