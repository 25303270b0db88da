package org.reprise.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.finding.ResubmittedEvent;
import org.reprise.job.Progress;
import org.reprise.portion.PortionRefusedException;
import org.reprise.portion.Position;
import org.reprise.testing.Make;

/** A site of one make seeded from one of another. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SeedContract {
    private static final Position AT = new Position(1, 3);

    private final Make from;
    private final Make to;

    private SeedingSite source;
    private SeedingSite target;
    private StagedSeed staged;

    SeedContract(Make from, Make to) {
        this.from = from;
        this.to = to;
    }

    @BeforeAll
    void stage(@TempDir Path folder) {
        source = SeedingSite.filled(from);
        staged = source.stage(folder);
    }

    @BeforeEach
    void create() {
        target = new SeedingSite(to);
    }

    @AfterEach
    void close() {
        target.close();
    }

    @AfterAll
    void closeSource() {
        source.close();
    }

    private Position seed(SeedSource seed) {
        return target.seeding().run(seed, Set.of(), () -> {}, SeedingSite.progress());
    }

    /** The staged seed with other chunks. */
    private SeedSource with(IntFunction<byte[]> chunks) {
        return new SeedSource() {
            @Override
            public SeedManifest manifest() {
                return staged.manifest();
            }

            @Override
            public byte[] chunk(int number) {
                return chunks.apply(number);
            }
        };
    }

    private int chunkOf(String table) {
        return staged.manifest().chunks().stream()
                .filter(chunk -> chunk.table().equals(table))
                .findFirst()
                .orElseThrow()
                .number();
    }

    private void assertSeeded() {
        assertThat(target.against(source).differences()).isEmpty();
        assertThat(target.against(source).equal()).isTrue();
        assertThat(target.log.position().current()).isEqualTo(AT);
        assertThat(target.seeding().state().orElseThrow().state()).isEqualTo(SeedState.State.DONE);
    }

    @Test
    void seededSiteHasTheRowsThePositionAndTheLogFromThere() {
        target.log.position().lacks(2);
        List<String> done = new ArrayList<>();
        Progress progress = SeedingSite.progress();
        assertThat(target.seeding().run(staged, Set.of(), () -> done.add("advanced"), progress))
                .isEqualTo(AT);
        assertSeeded();
        assertThat(done).containsExactly("advanced");
        assertThat(progress.done())
                .isEqualTo(progress.total())
                .isEqualTo(staged.manifest().rows());
        assertThat(progress.unit()).isEqualTo("rows");

        assertThat(target.log.position().lacking()).isZero();
        assertThat(target.log.portions().contiguousAfter(Position.START)).isEqualTo(AT);
        assertThat(target.log.portions().last()).isEqualTo(AT);
        assertThat(target.log.portions().from(1, 1000)).isEmpty();
        assertThatThrownBy(() -> target.log
                        .portions()
                        .store(SeedingSite.portion(org.reprise.portion.ChainEnd.START, "other", 5)))
                .isInstanceOf(PortionRefusedException.class)
                .hasMessageContaining("begins behind 1:3");
        assertThatThrownBy(() -> target.log
                        .portions()
                        .store(SeedingSite.portion(
                                SeedingSite.portion(org.reprise.portion.ChainEnd.START, "other", 5)
                                        .end(),
                                "b",
                                5)))
                .isInstanceOf(PortionRefusedException.class);
        target.log.portions().store(SeedingSite.first());
        target.log.portions().store(SeedingSite.portion(SeedingSite.first().end(), "b", 5));
        assertThat(target.log.portions().contiguousAfter(Position.START)).isEqualTo(new Position(1, 10));
        assertThat(target.log.portions().contiguousAfter(AT)).isEqualTo(new Position(1, 10));
        assertThatThrownBy(() -> seed(staged)).hasMessageContaining("seeded already");
    }

    /** Rule 15: the log of this site begins behind the events that say so. */
    @Test
    void seededSiteKnowsWhatWasSubmittedAgainAndNothingOfWhatItWas() {
        ResubmittedEvent there = new ResubmittedEvent("1-2-a", new Position(1, 3), Instant.EPOCH);
        SeedManifest plain = staged.manifest();
        SeedManifest manifest = new SeedManifest(
                plain.id(),
                plain.source(),
                plain.stagedAt(),
                plain.origin(),
                plain.tables(),
                plain.chunks(),
                List.of(there));
        target.log.findings().resubmitted().take("1-9-b", Instant.EPOCH);
        seed(new SeedSource() {
            @Override
            public SeedManifest manifest() {
                return manifest;
            }

            @Override
            public byte[] chunk(int number) {
                return staged.chunk(number);
            }
        });

        assertThat(target.log.findings().resubmitted().all()).containsExactly(there);
    }

    @Test
    void killedSeedGoesOnWithTheNextChunk() {
        List<Integer> asked = new ArrayList<>();
        int chunks = staged.manifest().chunks().size();
        assertThat(chunks).isGreaterThan(8);
        for (int life = 0; life < 3; life++) {
            int[] left = {3};
            SeedSource mortal = with(number -> {
                if (left[0]-- == 0) {
                    throw new IllegalStateException("killed");
                }
                asked.add(number);
                return staged.chunk(number);
            });
            assertThatThrownBy(() -> seed(mortal)).hasMessage("killed");
            assertThat(target.seeding().state().orElseThrow().state()).isEqualTo(SeedState.State.LOADING);
            assertThat(target.log.position().current()).isEqualTo(Position.START);
            assertThat(target.log.portions().last()).isEqualTo(Position.START);
        }
        SeedingSite other = target;
        assertThat(other.seeding().state().orElseThrow().id())
                .isEqualTo(staged.manifest().id());
        seed(with(number -> {
            asked.add(number);
            return staged.chunk(number);
        }));
        assertSeeded();
        // each for its rows, and those with circles for their references once more
        assertThat(asked).hasSize(chunks + 2);
    }

    @Test
    void siteWithRowsIsRefused() {
        target.tables.run("INSERT INTO WORD VALUES ('here', 'before')");
        assertThatThrownBy(() -> seed(staged))
                .isInstanceOf(SeedException.class)
                .hasMessageContaining("the table WORD has 1 row")
                .hasMessageContaining("give the site an empty database");
        assertThat(target.seeding().state()).isEmpty();
    }

    @Test
    void rowsOfTablesThatAreNamedAreReplaced() {
        target.tables.run("INSERT INTO WORD VALUES ('here', 'before')");
        target.tables.run("INSERT INTO NODE VALUES (1, 1, 'itself')");
        assertThatThrownBy(() -> target.seeding().checkUnused(Set.of("WORD")))
                .hasMessageContaining("the table NODE has 1 row")
                .hasMessageNotContaining("WORD");
        target.seeding().run(staged, Set.of("WORD", "NODE"), () -> {}, SeedingSite.progress());
        assertSeeded();
    }

    @Test
    void tablesWithRowsAreNamedAmongThoseThatMatter() {
        assertThat(target.seeding().rows(Set.of("NODE", "TEAM"))).isEmpty();
        target.database.execute("INSERT INTO NODE VALUES (1, NULL, 'old')");
        assertThat(target.seeding().rows(Set.of("NODE", "TEAM"))).isEqualTo("the table NODE has 1 row");
        assertThat(target.seeding().rows(Set.of("TEAM"))).isEmpty();
    }

    @Test
    void siteThatWasToBeSeededSaysSoUntilItIs() {
        target.seeding().refuse("s1", "the table WORD has 1 row");
        assertThat(target.seeding().state())
                .hasValueSatisfying(seed -> assertThat(seed.state().rests()).isTrue());
        assertThatThrownBy(() -> target.seeding().discard(SeedingSite.progress()))
                .hasMessageContaining("no seed to discard");
        seed(staged);
        assertSeeded();
        target.seeding().refuse("s1", "a second one comes too late");
        target.seeding().decline("s1", "it is done");
        assertThat(target.seeding().state().orElseThrow().state()).isEqualTo(SeedState.State.DONE);
    }

    /** A site that was seeded, and whose log went another way behind that: its rows must give way. */
    @Test
    void rowsOfALogThatIsNoMoreGiveWayAndNothingElseMakesItGoOn() {
        seed(staged);
        target.database.execute("UPDATE REPRISE_POSITION SET EPOCH = 0, SEQ = 0");
        Seeding.again(target.database.dataSource(), "s1", "its rows cannot be undone", Instant.EPOCH);

        target.seeding().refuse("s1", "s1 does not answer");
        SeedState again = target.seeding().state().orElseThrow();
        assertThat(again.state()).isEqualTo(SeedState.State.AGAIN);
        assertThat(again.state().rests()).isTrue();
        assertThat(again.source()).isEqualTo("s1");
        assertThatThrownBy(() -> target.seeding().checkUnused(Set.of())).hasMessageContaining("not empty");
        target.seeding().run(staged, target.seeding().filled(), () -> {}, SeedingSite.progress());
        assertSeeded();
    }

    @Test
    void operatorMayDeclineASeedAndTakeItYet() {
        target.seeding().refuse("s1", "the table WORD has 1 row");
        target.seeding().decline("s1", "the rows are right");
        SeedState declined = target.seeding().state().orElseThrow();
        assertThat(declined.state()).isEqualTo(SeedState.State.DECLINED);
        assertThat(declined.state().rests()).isFalse();
        seed(staged);
        assertSeeded();
    }

    /** It takes all events by now, and the rows of those before are missing all the same. */
    @Test
    void siteThatLeftEventsOutOnceIsNoSource() {
        target.log.position().lacks(1);
        SecondarySnapshot rows = new SecondarySnapshot(target.database.dataSource(), target.log.portions());
        assertThatThrownBy(() -> rows.open(SeedingSite.progress())).hasMessageContaining("it has not all rows");
    }

    @Test
    void siteWithAHistoryIsRefused() {
        target.tables.run("UPDATE REPRISE_POSITION SET EPOCH = 1, SEQ = 7");
        assertThatThrownBy(() -> seed(staged)).hasMessageContaining("its replay is at 1:7");
    }

    @Test
    void siteWithTheLogOfOthersIsRefused() {
        target.log.portions().store(SeedingSite.portion(org.reprise.portion.ChainEnd.START, "other", 5));
        assertThatThrownBy(() -> seed(staged)).hasMessageContaining("is not of the log that this site has received");
    }

    @Test
    void damagedChunkIsRefusedByNameAndTakenWhenItIsWhole() {
        int damaged = chunkOf("PART");
        assertThatThrownBy(() -> seed(with(number -> {
                    byte[] bytes = staged.chunk(number);
                    if (number == damaged) {
                        bytes[bytes.length / 2] ^= 1;
                    }
                    return bytes;
                })))
                .isInstanceOf(SeedException.class)
                .hasMessageContaining("The chunk " + damaged + " (20 rows of PART) of the seed is damaged");
        seed(staged);
        assertSeeded();
    }

    @Test
    void rowThatIsNotAsItWasWrittenFailsTheSeedUntilItIsDiscarded() {
        int late = chunkOf("PART");
        assertThatThrownBy(() -> seed(with(number -> {
                    if (number == late) {
                        target.tables.run("UPDATE ITEM SET STOCK = 4711 WHERE ID = 3");
                    }
                    return staged.chunk(number);
                })))
                .isInstanceOf(SeedException.class)
                .hasMessageContaining("ITEM: its rows are not as they were written");
        assertThat(target.log.position().current()).isEqualTo(Position.START);
        assertThatThrownBy(() -> seed(staged))
                .hasMessageContaining("failed here")
                .hasMessageContaining("discard");
        target.seeding().discard(SeedingSite.progress());
        assertThat(target.seeding().state().orElseThrow().state())
                .as("nothing is to be replayed before the next one")
                .isEqualTo(SeedState.State.REFUSED);
        seed(staged);
        assertSeeded();
    }

    @Test
    void tableOrColumnThatIsMissingIsNamed() {
        target.tables.run("ALTER TABLE WORD DROP COLUMN MEANING");
        assertThatThrownBy(() -> seed(staged)).hasMessageContaining("lacks the columns [MEANING] of the table WORD");
        target.tables.run("DROP TABLE NOTE");
        assertThatThrownBy(() -> seed(staged)).hasMessageContaining("lacks the table NOTE");
    }
}
