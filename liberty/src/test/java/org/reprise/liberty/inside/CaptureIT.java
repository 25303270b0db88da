package org.reprise.liberty.inside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reprise.api.CaptureException;
import org.reprise.liberty.inside.bank.Box;
import org.reprise.liberty.inside.bank.BoxKeeper;
import org.reprise.liberty.inside.bank.Ledger;
import org.reprise.liberty.inside.bank.Notes;
import org.reprise.liberty.inside.bank.SafeDoor;
import org.reprise.liberty.inside.bank.ShortOfMoneyException;
import org.reprise.liberty.inside.bank.Wallet;
import org.reprise.liberty.inside.bank.Witness;
import org.reprise.liberty.inside.shelf.Shelf;
import org.reprise.site.JtaTransactions;

/** What a primary makes of business transactions. Runs inside Liberty. */
@ExtendWith(ArquillianExtension.class)
class CaptureIT {

    private static final String DATA_SOURCE = "jdbc/primary";

    @Inject
    private Ledger ledger;

    @Inject
    private SafeDoor safe;

    @Inject
    private BoxKeeper boxes;

    @Inject
    private Notes notes;

    @Inject
    private JtaTransactions transactions;

    @Deployment
    static EnterpriseArchive deployment() {
        return BankEar.with(CaptureIT.class, DATA_SOURCE, Map.of("reprise.primary", InsideServer.SITE));
    }

    @Test
    void callOfStatelessBeanIsAnEvent() throws Exception {
        assertCaptured(RecordedEvents.PLAIN, () -> ledger.open("plain", 5));
    }

    @Test
    void checkedExceptionThatCommitsIsAnEventWithThatException() throws Exception {
        assertCaptured(RecordedEvents.COMPLAINT, () -> assertThatThrownBy(() -> ledger.openAndComplain("complaint"))
                .isInstanceOf(ShortOfMoneyException.class)
                .hasMessage("only 5"));
    }

    @Test
    void nestedCallsAreOneEvent() throws Exception {
        assertCaptured(RecordedEvents.NESTED, () -> ledger.openWithSafe("nested"));
    }

    @Test
    void threeCallsInOneUserTransactionAreOneEventInOrder() throws Exception {
        assertCaptured(RecordedEvents.THREE, () -> {
            UserTransaction transaction = userTransaction();
            transaction.begin();
            ledger.open("three-1", 1);
            safe.store("three-2", 2);
            ledger.add("three-1", 2);
            transaction.commit();
        });
    }

    @Test
    void requiresNewIsAnEventOfItsOwnBeforeTheOuterOneThatKeepsItsAnswer() throws Exception {
        assertCaptured(RecordedEvents.RECEIPT, () -> ledger.openWithReceipt("receipt", "receipt-book"));
    }

    @Test
    void exceptionOfRequiresNewIsKeptWithTheOuterCall() throws Exception {
        assertCaptured(RecordedEvents.INNER_COMPLAINT, () -> ledger.openWithComplaint("inner", "inner-book"));
    }

    @Test
    void requiresNewStaysWhenTheOuterTransactionRollsBack() throws Exception {
        Log log = log();
        long before = log.end();
        UserTransaction transaction = userTransaction();
        transaction.begin();
        ledger.openWithReceipt("outer", "outer-book");
        transaction.rollback();
        assertThat(log.since(before)).containsExactly("[{\"n\":\"Receipts.next\",\"a\":[\"outer-book\"]}]");
        assertThat(table().rows("outer")).containsExactly("outer-book=1");
    }

    @Test
    void selfCallIsNoCallOfItsOwn() throws Exception {
        assertCaptured(RecordedEvents.SELF, () -> ledger.openBySelf("self"));
    }

    @Test
    void callOfTransactionalBeanIsAnEvent() throws Exception {
        assertCaptured(RecordedEvents.TRANSACTIONAL, () -> notes.write("cdi", "by CDI"));
    }

    @Test
    void asynchronousCallIsAnEventOfItsOwnTransaction() throws Exception {
        assertCaptured(RecordedEvents.ASYNCHRONOUS, () -> {
            UserTransaction transaction = userTransaction();
            transaction.begin();
            ledger.openLater("later", 9).get(30, TimeUnit.SECONDS);
            transaction.rollback();
        });
    }

    @Test
    void callThroughLocalInterfaceIsNamedByIt() throws Exception {
        assertCaptured(RecordedEvents.LOCAL_VIEW, () -> safe.store("view", 3));
    }

    @Test
    void inheritedGenericMethodIsCapturedByItsRealType() throws Exception {
        assertCaptured(RecordedEvents.GENERIC, () -> boxes.keep(new Box("generic", 4)));
    }

    @Test
    void valuesAreKeptAsTheyAre() throws Exception {
        assertCaptured(
                RecordedEvents.VALUES,
                () -> notes.writeAll(
                        "values",
                        new Wallet("Ann", new BigDecimal("12.50"), Instant.parse("2026-03-04T05:06:07.000000008Z")),
                        List.of(new Box("b1", 1), new Box("b2", 2)),
                        Map.of(DayOfWeek.SUNDAY, new BigDecimal("0.10")),
                        Optional.of(LocalDate.of(2026, 2, 28)),
                        Set.of(9007199254740993L),
                        new byte[] {1, 2, -1},
                        null));
    }

    @Test
    void entityOfAUnitThatNothingHasUsedIsKeptByItsValues() throws Exception {
        assertCaptured(RecordedEvents.SHELF, () -> notes.writeShelf("shelf", new Shelf("s1")));
    }

    @Test
    void runtimeExceptionLeavesNoEvent() throws Exception {
        assertNothingLeft("failed", () -> ledger.openAndFail("failed"));
    }

    @Test
    void setRollbackOnlyLeavesNoEvent() throws Exception {
        Log log = log();
        long before = log.end();
        ledger.openAndRollBack("marked");
        assertThat(log.since(before)).isEmpty();
        assertThat(table().rows("marked")).isEmpty();
    }

    @Test
    void rolledBackUserTransactionLeavesNoEvent() throws Exception {
        Log log = log();
        long before = log.end();
        UserTransaction transaction = userTransaction();
        transaction.begin();
        ledger.open("rolled-back", 1);
        transaction.rollback();
        assertThat(log.since(before)).isEmpty();
        assertThat(table().rows("rolled-back")).isEmpty();
    }

    @Test
    void constraintThatFailsAtTheCommitLeavesNoEvent() throws Exception {
        ledger.openFor("holder-1", "Bob");
        assertNothingLeft("holder-2", () -> ledger.openFor("holder-2", "Bob"));
    }

    @Test
    void rollbackAfterTheEventWasWrittenTakesItAway() throws Exception {
        assertNothingLeft("refused", () -> ledger.openAndRollBackLate("refused"));
        assertThat(Witness.of("refused captured 1 position 0"))
                .as("the event was there when the transaction was rolled back")
                .hasSize(1);
    }

    @Test
    void callWithoutTransactionIsRefusedNamingTheMethod() throws Exception {
        assertThatThrownBy(() -> ledger.openIfThereIsTransaction("none"))
                .rootCause()
                .isInstanceOf(CaptureException.class)
                .hasMessageContaining("Ledger.openIfThereIsTransaction")
                .hasMessageContaining("without a transaction");
        assertThat(table().rows("none")).isEmpty();
    }

    /** Business calls. */
    private interface Work {
        void run() throws Exception;
    }

    private void assertCaptured(RecordedEvents expected, Work work) throws Exception {
        Log log = log();
        long before = log.end();
        work.run();
        assertThat(log.since(before)).isEqualTo(expected.events());
        assertThat(table().rows(expected.key())).isEqualTo(expected.rows());
    }

    private void assertNothingLeft(String key, ThrowingCallable failing) {
        Log log = log();
        long before = log.end();
        assertThatThrownBy(failing).isInstanceOf(EJBException.class);
        assertThat(log.since(before)).isEmpty();
        assertThat(table().rows(key)).isEmpty();
    }

    private Log log() {
        return new Log(dataSource(), transactions);
    }

    private static Table table() {
        return new Table(dataSource());
    }

    private static DataSource dataSource() {
        return Directory.find(DATA_SOURCE, DataSource.class);
    }

    private static UserTransaction userTransaction() {
        return Directory.find("java:comp/UserTransaction", UserTransaction.class);
    }
}
