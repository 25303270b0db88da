package org.reprise.eclipselink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reprise.proof.RowChange;
import org.reprise.proof.Value;
import org.reprise.testing.Make;
import org.reprise.zoo.DayTicket;
import org.reprise.zoo.Habitat;
import org.reprise.zoo.Keeper;
import org.reprise.zoo.Lion;
import org.reprise.zoo.Specimen;
import org.reprise.zoo.SpecimenValues;
import org.reprise.zoo.Visit;

/** Each kind of write gives exactly these changes, on each make. */
abstract class RowListenerContract extends CollectionRowsContract {
    private static final String LATIN = "Felis \u00e9\u4e2d\uD83E\uDD81 'leo' ce6a57a6e3ccdeec";

    RowListenerContract(Make make) {
        super(make);
    }

    @Test
    void objectInTwoTablesIsInsertedAsTwoRows() {
        Keeper keeper = new Keeper("Ada", 100);

        List<String> lines = rows.lines(entities -> entities.persist(keeper));

        assertThat(lines)
                .containsExactly(
                        "INSERT KEEPER {ID=" + keeper.id() + "} {BOSS_ID=NULL, EDITION=1, NAME=Ada, NOTES=NULL}",
                        "INSERT KEEPER_FILE {KEEPER_ID=" + keeper.id() + "} {SALARY=100}");
    }

    @Test
    void updateGivesWhatItWroteAndWhatMemoryHad() {
        Keeper boss = keeper("Boss");
        Keeper keeper = keeper("Bob");
        given(entities -> {
            entities.find(Keeper.class, keeper.id()).answersTo(entities.find(Keeper.class, boss.id()));
            return null;
        });
        zoo.factory().getCache().evictAll();

        List<RowChange> changes =
                rows
                        .changes(entities ->
                                entities.find(Keeper.class, keeper.id()).rename("Bert"))
                        .stream()
                        .map(RowChange.class::cast)
                        .toList();

        assertThat(changes).hasSize(1);
        assertThat(RowRecorder.line(changes.get(0)))
                .isEqualTo("UPDATE KEEPER {ID=" + keeper.id() + "} {EDITION=3, NAME=Bert}");
        assertThat(changes.get(0).before())
                .as("with what memory knows besides")
                .hasToString("{BOSS_ID=" + boss.id() + ", EDITION=2, NAME=Bob}");
    }

    @Test
    void updateOfTheSecondaryTableMovesTheVersionInTheFirst() {
        Keeper keeper = keeper("Cleo");

        assertThat(rows.lines(
                        entities -> entities.find(Keeper.class, keeper.id()).pay(200)))
                .containsExactly(
                        "UPDATE KEEPER {ID=" + keeper.id() + "} {EDITION=2}",
                        "UPDATE KEEPER_FILE {KEEPER_ID=" + keeper.id() + "} {SALARY=200}");
    }

    @Test
    void eachFlushIsAnUpdateOfItsOwn() {
        Keeper keeper = keeper("Dora");

        assertThat(rows.lines(entities -> {
                    Keeper found = entities.find(Keeper.class, keeper.id());
                    found.rename("Dora 2");
                    entities.flush();
                    found.rename("Dora 3");
                }))
                .containsExactly(
                        "UPDATE KEEPER {ID=" + keeper.id() + "} {EDITION=2, NAME=Dora 2}",
                        "UPDATE KEEPER {ID=" + keeper.id() + "} {EDITION=3, NAME=Dora 3}");
    }

    @Test
    void deleteHoldsTheRowThatWas() {
        given(entities -> {
            entities.persist(new Habitat("cave", "Cave"));
            return null;
        });

        List<RowChange> changes =
                rows.changes(entities -> entities.remove(entities.find(Habitat.class, "cave"))).stream()
                        .map(RowChange.class::cast)
                        .toList();

        assertThat(changes).hasSize(1);
        assertThat(RowRecorder.line(changes.get(0))).isEqualTo("DELETE HABITAT {CODE=cave} {}");
        assertThat(changes.get(0).before()).hasToString("{TITLE=Cave}");
    }

    @Test
    void joinedInheritanceIsARowInEachTable() {
        Lion lion = new Lion("Leo", 7);
        List<String> inserted = rows.lines(entities -> entities.persist(lion));
        List<String> updated =
                rows.lines(entities -> entities.find(Lion.class, lion.id()).roar(8));
        List<String> deleted = rows.lines(entities -> entities.remove(entities.find(Lion.class, lion.id())));

        String key = " {ID=" + lion.id() + "} ";
        assertThat(inserted)
                .containsExactly(
                        "INSERT ANIMAL" + key + "{EDITION=1, NAME=Leo, SPECIES=LION}",
                        "INSERT LION" + key + "{ROAR=7}");
        assertThat(updated).containsExactly("UPDATE ANIMAL" + key + "{EDITION=2}", "UPDATE LION" + key + "{ROAR=8}");
        assertThat(deleted).containsExactly("DELETE ANIMAL" + key + "{}", "DELETE LION" + key + "{}");
    }

    @Test
    void singleTableInheritanceHoldsItsKind() {
        DayTicket ticket = new DayTicket(500, LocalDate.of(2026, 5, 1));

        assertThat(rows.lines(entities -> entities.persist(ticket)))
                .containsExactly("INSERT TICKET {ID=" + ticket.id() + "} {CENTS=500, ENTRY_DAY=2026-05-01, KIND=DAY}");
        assertThat(rows.lines(
                        entities -> entities.find(DayTicket.class, ticket.id()).reprice(600)))
                .containsExactly("UPDATE TICKET {ID=" + ticket.id() + "} {CENTS=600}");
    }

    @Test
    void keyThatTheDatabaseMakesIsInTheChange() {
        Keeper keeper = keeper("Eve");
        Visit visit = new Visit(null, "feeding");

        assertThat(rows.lines(entities -> entities.persist(visit)))
                .containsExactly("INSERT VISIT {ID=" + visit.id() + "} {KEEPER_ID=NULL, REASON=feeding}");
        assertThat(visit.id()).isNotNull();

        List<String> cascaded = rows.lines(entities -> {
            Keeper found = entities.find(Keeper.class, keeper.id());
            found.visits().add(new Visit(found, "cleaning"));
        });
        assertThat(cascaded).hasSize(1);
        assertThat(cascaded.get(0))
                .startsWith("INSERT VISIT {ID=")
                .endsWith("KEEPER_ID=" + keeper.id() + ", REASON=cleaning}");
    }

    @Test
    void mergeOfADetachedObjectIsAnUpdate() {
        Keeper keeper = keeper("Kim");
        keeper.rename("Kimberley");

        assertThat(rows.lines(entities -> entities.merge(keeper)))
                .containsExactly("UPDATE KEEPER {ID=" + keeper.id() + "} {EDITION=2, NAME=Kimberley}");
    }

    @Test
    void bulkStatementIsToldOnce() {
        given(entities -> {
            entities.persist(new Lion("bulk", 1));
            entities.persist(new Lion("bulk", 2));
            return null;
        });

        assertThat(rows.lines(entities -> entities.createQuery("UPDATE Lion l SET l.roar = :roar WHERE l.name = :name")
                        .setParameter("roar", 9)
                        .setParameter("name", "bulk")
                        .executeUpdate()))
                .containsExactly("JPQL UPDATE Lion l SET l.roar = :roar WHERE l.name = :name [bulk, 9] 2");
        assertThat(rows.lines(entities -> entities.createQuery("DELETE FROM Lion l WHERE l.name = ?1")
                        .setParameter(1, "bulk")
                        .executeUpdate()))
                .containsExactly("JPQL DELETE FROM Lion l WHERE l.name = ?1 [bulk] 2");
    }

    @Test
    void nativeStatementIsToldOnce() {
        given(entities -> {
            entities.persist(new Habitat("sea", "Sea"));
            return null;
        });

        assertThat(rows.lines(entities -> entities.createNativeQuery("UPDATE HABITAT SET TITLE = ? WHERE CODE = ?")
                        .setParameter(1, "Ocean")
                        .setParameter(2, "sea")
                        .executeUpdate()))
                .containsExactly("SQL UPDATE HABITAT SET TITLE = ? WHERE CODE = ? [Ocean, sea] 1");
    }

    @Test
    void readsAndCountersAreNotTold() {
        assertThat(rows.lines(entities -> {
                    entities.createQuery("SELECT k FROM Keeper k").getResultList();
                    entities.createNativeQuery("SELECT COUNT(*) FROM KEEPER").getSingleResult();
                }))
                .isEmpty();
    }

    @Test
    void everyBasicTypeHasAPortableForm() {
        String inserted = rows.lines(entities -> {
                    Specimen specimen = new Specimen(1);
                    specimen.describe(new SpecimenValues(1));
                    specimen.tell("Once", new byte[] {1, 2, 3});
                    entities.persist(specimen);
                })
                .get(0);

        assertThat(inserted)
                .isEqualTo("INSERT SPECIMEN {ID=1} {BORN=2026-08-28, BOXED_LEGS=650, BOXED_WILD=0,"
                        + " CELLS=-8564670916400471027, CHIP=EpGhDAuunjYbpzUA6orv+A==, CODE=Felis, DIET_NAME=MEAT,"
                        + " DIET_NUMBER=1, FED=14:31:34.697556, GENES=5574532950605367976085463165,"
                        + " HEIGHT=162.5, HOME_CODE=650, HOME_STREET=" + LATIN + ", LATIN=" + LATIN + ", LEGS=650,"
                        + " OLD_CALENDAR=2026-08-28T14:31:34.697, OLD_DATE=2026-08-28, OLD_TIME=14:31:34,"
                        + " OLD_TIMESTAMP=2026-08-28T14:31:34.697556, PICTURE=AQID, PRICE=-1329.15,"
                        + " SEEN=2020-10-07T20:36:54.121857, SEX=m, SHIPPED=2020-10-07T20:36:54.121857Z,"
                        + " SMALL_COUNT=25151, SQL_TIMESTAMP=2026-08-28T14:31:34.697556, STORY=Once,"
                        + " TAG=fb452912-299a-5453-90f8-3af9167b6122, WEIGHED=2026-08-28T14:31:34.697556,"
                        + " WEIGHT=-6498.40625, WILD=0}");
    }

    @Test
    void nullOfAnyTypeIsNull() {
        rows.lines(entities -> {
            Specimen specimen = new Specimen(5);
            specimen.describe(new SpecimenValues(5));
            entities.persist(specimen);
        });

        RowChange change = (RowChange)
                rows.changes(entities -> entities.find(Specimen.class, 5L).grow(1))
                        .get(0);

        assertThat(change.before().entrySet().stream()
                        .filter(column -> column.getValue().equals(Value.NULL))
                        .map(Map.Entry::getKey))
                .containsExactly(
                        "BORN",
                        "BOXED_LEGS",
                        "BOXED_WILD",
                        "CHIP",
                        "DIET_NAME",
                        "HOME_CODE",
                        "HOME_STREET",
                        "LATIN",
                        "OLD_TIMESTAMP",
                        "PRICE",
                        "SHIPPED",
                        "STORY",
                        "WEIGHED");
        assertThat(change.before()).doesNotContainKey("PICTURE");
    }

    @Test
    void lossyValueIsProvedAsTheColumnHoldsItAndReportedOnce() {
        List<String> written = List.of("CODE", "PRICE", "WEIGHED");
        RowChange inserted = (RowChange) rows.changes(entities -> {
                    Specimen specimen = new Specimen(7);
                    specimen.sell(new BigDecimal("1.005"));
                    specimen.weighedAt(LocalDateTime.of(2026, 1, 1, 0, 0, 0, 123_456_700));
                    specimen.label("a  ");
                    entities.persist(specimen);
                })
                .get(0);
        zoo.factory().getCache().evictAll();
        RowChange read = (RowChange)
                rows.changes(entities -> entities.find(Specimen.class, 7L).grow(1))
                        .get(0);

        assertThat(inserted.after().entrySet().stream().filter(column -> written.contains(column.getKey())))
                .containsExactlyElementsOf(read.before().entrySet().stream()
                        .filter(column -> written.contains(column.getKey()))
                        .toList());
        assertThat(rows.lossy().seen())
                .extracting(LossyColumns.Lossy::table, LossyColumns.Lossy::column, LossyColumns.Lossy::written)
                .containsExactly(
                        tuple("SPECIMEN", "PRICE", "1.005"),
                        tuple("SPECIMEN", "WEIGHED", "2026-01-01T00:00:00.123456700"));
    }

    @Test
    void usersOwnCustomizerIsRun() {
        assertThat(customized).isOne();
    }

    @Test
    void unitOfAnotherDatabaseIsLeftAlone() {
        WrittenRows.observe(
                change -> {
                    throw new IllegalStateException("not ours");
                },
                new DatabaseAddress("jdbc:other", "nobody"),
                new LossyColumns());
        try {
            zoo.run(entities -> entities.persist(new Habitat("desert", "Desert")));
        } finally {
            rows = rows.again();
        }
        Habitat desert = given(entities -> entities.find(Habitat.class, "desert"));
        assertThat(desert).isNotNull();
    }

    @Test
    void observerThatThrowsRollsTheTransactionBack() {
        WrittenRows.observe(
                change -> {
                    throw new IllegalStateException("no");
                },
                rows.address(),
                new LossyColumns());
        try {
            assertThatThrownBy(() -> zoo.run(entities -> entities.persist(new Habitat("moon", "Moon"))))
                    .hasStackTraceContaining("no");
        } finally {
            rows = rows.again();
        }
        Habitat moon = given(entities -> entities.find(Habitat.class, "moon"));
        assertThat(moon).isNull();
    }
}
