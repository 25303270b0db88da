package org.reprise.liberty.inside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reprise.api.NotPrimaryException;
import org.reprise.api.Playback;
import org.reprise.desk.Site;
import org.reprise.finding.ParkedEvent;
import org.reprise.liberty.inside.bank.Ledger;
import org.reprise.liberty.inside.bank.Notes;
import org.reprise.liberty.inside.bank.Witness;
import org.reprise.portion.Position;
import org.reprise.site.JtaTransactions;

/** What a secondary makes of events that come by JMS. Runs inside Liberty. */
@ExtendWith(ArquillianExtension.class)
class ReplayIT {

    @Inject
    private Ledger ledger;

    @Inject
    private Notes notes;

    @Inject
    private Playback playback;

    @Inject
    private Site site;

    @Inject
    private JtaTransactions transactions;

    @Deployment
    static EnterpriseArchive deployment() {
        return BankEar.with(
                ReplayIT.class,
                Secondary.DATA_SOURCE,
                Map.of("reprise.primary", "elsewhere", "reprise.replay.retry-pause", "PT0.05S"));
    }

    @BeforeEach
    void nothingIsParked() {
        assertThat(site.parked(1)).isEmpty();
    }

    /** A test that fails must not make those after it fail. */
    @AfterEach
    void clear() {
        secondary().go();
        for (ParkedEvent parked : site.parked(10)) {
            site.skip(parked.position(), "test", "left over by a test that failed");
        }
    }

    @Test
    void whatThePrimaryMadeOfEachCallBecomesTheSameRows() {
        List<RecordedEvents> all = List.of(
                RecordedEvents.PLAIN,
                RecordedEvents.COMPLAINT,
                RecordedEvents.NESTED,
                RecordedEvents.THREE,
                RecordedEvents.RECEIPT,
                RecordedEvents.INNER_COMPLAINT,
                RecordedEvents.SELF,
                RecordedEvents.TRANSACTIONAL,
                RecordedEvents.ASYNCHRONOUS,
                RecordedEvents.LOCAL_VIEW,
                RecordedEvents.GENERIC,
                RecordedEvents.VALUES,
                RecordedEvents.SHELF);
        secondary()
                .replay(all.stream()
                        .flatMap(recorded -> recorded.events().stream())
                        .toList());
        assertThat(all.stream().map(recorded -> secondary().rows(recorded.key())))
                .containsExactlyElementsOf(
                        all.stream().map(RecordedEvents::rows).toList());
    }

    @Test
    void replayIsNotCaptured() {
        secondary().replay(List.of(Secondary.open("uncaptured", 1)));
        assertThat(secondary().rows("uncaptured")).hasSize(1);
        assertThat(secondary().captured()).isZero();
    }

    @Test
    void beanKnowsThatItReplays() {
        secondary().replay(List.of(Secondary.open("known", 1)));
        assertThat(Witness.of("known")).extracting(Witness.Sight::replaying).containsExactly(true);
        assertThat(playback.isReplaying()).isFalse();
        assertThat(playback.site()).isEqualTo(InsideServer.SITE);
    }

    @Test
    void asynchronousEventIsReplayedOnceOnAThreadThatKnows() {
        secondary().replay(List.of(Secondary.later("thread")));
        assertThat(Witness.of("thread")).extracting(Witness.Sight::replaying).containsExactly(true);
    }

    @Test
    void eventOfOneTransactionSeesWhatAnotherDidBehindThePersistenceContext() {
        secondary()
                .replay(List.of(
                        Secondary.open("fresh", 1),
                        "[{\"n\":\"Ledger.doubleAll\",\"a\":[\"fresh\"]}]",
                        "[{\"n\":\"Ledger.add\",\"a\":[\"fresh\",1]}]"));
        assertThat(secondary().rows("fresh")).containsExactly("fresh=3");
        assertThat(Witness.of("fresh").stream().map(Witness.Sight::transaction).distinct())
                .as("both in one transaction, or the test shows nothing")
                .hasSize(1);
    }

    @Test
    void businessCallIsRefusedUnwrappedNamingThePrimary() {
        assertThatThrownBy(() -> ledger.open("refused", 1))
                .isExactlyInstanceOf(NotPrimaryException.class)
                .extracting(e -> ((NotPrimaryException) e).primary())
                .isEqualTo("elsewhere");
        assertThatThrownBy(() -> notes.write("refused", "text")).isExactlyInstanceOf(NotPrimaryException.class);
        assertThatThrownBy(() -> ledger.openLater("refused", 1).get(30, TimeUnit.SECONDS))
                .hasRootCauseExactlyInstanceOf(NotPrimaryException.class);
        assertThat(secondary().rows("refused")).isEmpty();
    }

    @Test
    void refusedBusinessCallsAreCountedByMethodWhetherTheirCallerMindsOrNot() {
        long before = calls("Ledger.openLater");
        assertThatThrownBy(() -> ledger.openLater("uncalled", 1).get(30, TimeUnit.SECONDS))
                .hasRootCauseExactlyInstanceOf(NotPrimaryException.class);
        assertThat(calls("Ledger.openLater")).isEqualTo(before + 1);
        long all =
                site.refusedCalls().values().stream().mapToLong(Long::longValue).sum();
        Patience.until("figures are taken", () -> site.figures().counters().refusedCalls() == all);
        assertThat(playback.primary())
                .as("what a caller asks that answers before it calls")
                .isNotEqualTo(playback.site())
                .isEqualTo("elsewhere");
    }

    private long calls(String method) {
        return site.refusedCalls().getOrDefault(method, 0L);
    }

    @Test
    void failingEventIsParkedAndRetriedWhenItsCauseIsGone() {
        secondary().stop();
        Position parked = secondary()
                .park(List.of(
                        Secondary.open("parking-1", 1),
                        Secondary.unlessStopped("parking-2"),
                        Secondary.open("parking-3", 3),
                        Secondary.later("parking-4")));

        ParkedEvent event = site.parked(10).get(0);
        assertThat(event.name()).isEqualTo("Ledger.openUnlessStopped");
        assertThat(event.tries()).isEqualTo(3);
        assertThat(event.reason()).contains("stopped by a note");
        assertThat(secondary().replayed()).isEqualTo(parked.seq() - 1);
        assertThat(secondary().rows("parking")).containsExactly("parking-1=1");

        secondary().go();
        site.retry(parked, "operator", "the note is gone");
        secondary().awaitReplayed(parked.seq() + 2);
        assertThat(site.parked(10)).isEmpty();
        assertThat(secondary().rows("parking"))
                .containsExactly("parking-1=1", "parking-2=0", "parking-3=3", "parking-4=9");
        assertThat(secondary().newestAct())
                .isEqualTo("operator retry " + parked + " Ledger.openUnlessStopped: the note is gone");
    }

    @Test
    void retryWhoseCauseIsStillThereParksAgain() {
        secondary().stop();
        Position parked = secondary().park(List.of(Secondary.unlessStopped("again")));
        site.retry(parked, "operator", "perhaps");
        Patience.until("parking again", () -> site.parked(10).size() == 1);
        assertThat(secondary().replayed()).isEqualTo(parked.seq() - 1);

        secondary().go();
        site.retry(parked, "operator", "now");
        secondary().awaitReplayed(parked.seq());
        assertThat(secondary().rows("again")).containsExactly("again=0");
    }

    @Test
    void skippedEventNeverTakesEffectAndWhatWaitedFollows() {
        secondary().stop();
        Position parked =
                secondary().park(List.of(Secondary.unlessStopped("skipped-1"), Secondary.open("skipped-2", 2)));
        site.skip(parked, "operator", "not wanted");
        secondary().awaitReplayed(parked.seq() + 1);
        assertThat(secondary().rows("skipped")).containsExactly("skipped-2=2");
        assertThat(secondary().newestAct())
                .isEqualTo("operator skip " + parked + " Ledger.openUnlessStopped: not wanted");
    }

    @Test
    void positionOfAnAsynchronousEventMovesInItsTransaction() {
        secondary().stop();
        Position parked = secondary().park(List.of(Secondary.later("alone")));
        assertThat(secondary().replayed()).isEqualTo(parked.seq() - 1);
        assertThat(secondary().rows("alone")).isEmpty();
        assertThat(Witness.of("alone captured 0 position " + parked.seq()))
                .as("the position had moved in the transaction that was rolled back, at each try")
                .hasSize(3);

        secondary().go();
        site.retry(parked, "operator", "the note is gone");
        secondary().awaitReplayed(parked.seq());
        assertThat(secondary().rows("alone")).containsExactly("alone=9");
    }

    @Test
    void callThatReturnsWhereThePrimaryComplainedIsParked() {
        Position parked = secondary()
                .park(
                        List.of(
                                "[{\"n\":\"Ledger.open\",\"a\":[\"silent\",1],\"x\":\"org.reprise.liberty.inside.bank.ShortOfMoneyException\"}]"));
        assertThat(site.parked(10).get(0).reason()).contains("returned").contains("ShortOfMoneyException");
        assertThat(secondary().rows("silent")).isEmpty();
        site.skip(parked, "operator", "made up by the test");
        secondary().awaitReplayed(parked.seq());
    }

    @Test
    void eventThatThisApplicationDoesNotKnowIsParked() {
        Position parked = secondary().park(List.of("[{\"n\":\"Ledger.burn\",\"a\":[]}]"));
        assertThat(site.parked(10).get(0).reason()).contains("Ledger.burn");
        site.skip(parked, "operator", "made up by the test");
        secondary().awaitReplayed(parked.seq());
    }

    @Test
    void eventOfVersion1IsCalledAsVersion3() {
        secondary()
                .replay(List.of(
                        "[{\"n\":\"bank.deposit\",\"a\":[\"deposit-1\",12]}]",
                        "[{\"n\":\"bank.deposit\",\"v\":2,\"a\":[{\"account\":\"deposit-2\",\"amount\":7}]}]",
                        "[{\"n\":\"bank.deposit\",\"v\":3,\"a\":[\"deposit-3\",0.5,\"CHF\"]}]"));
        assertThat(secondary().rows("deposit"))
                .containsExactly("deposit-1=12.00 EUR", "deposit-2=7.00 EUR", "deposit-3=0.5 CHF");
    }

    @Test
    void upcasterThatThrowsIsNamedByItsClass() {
        Position parked = secondary().park(List.of("[{\"n\":\"bank.deposit\",\"a\":[\"broken\",12]}]"));
        assertThat(site.parked(10).get(0).reason())
                .contains("REPR0820")
                .contains("org.reprise.liberty.inside.bank.DepositInCurrency of event 'bank.deposit' from version 2")
                .contains("nobody knows its currency");
        site.skip(parked, "operator", "made up by the test");
        secondary().awaitReplayed(parked.seq());
    }

    @Test
    void eventOfANewerVersionIsParked() {
        Position parked = secondary().park(List.of("[{\"n\":\"bank.deposit\",\"v\":4,\"a\":[]}]"));
        assertThat(site.parked(10).get(0).reason()).contains("REPR0822", "version 4", "version 3 at most");
        site.skip(parked, "operator", "made up by the test");
        secondary().awaitReplayed(parked.seq());
    }

    private Secondary secondary() {
        return new Secondary(site, transactions);
    }
}
