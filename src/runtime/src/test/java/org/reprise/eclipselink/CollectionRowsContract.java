package org.reprise.eclipselink;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.reprise.testing.Make;
import org.reprise.zoo.Address;
import org.reprise.zoo.Bird;
import org.reprise.zoo.Habitat;
import org.reprise.zoo.Keeper;
import org.reprise.zoo.Visit;
import org.reprise.zoo.ZooCustomizer;
import org.reprise.zoo.ZooDatabase;

/** The rows of each kind of collection, on each make. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CollectionRowsContract {
    private final Make make;
    ZooDatabase zoo;
    int customized;
    RowRecorder rows;

    CollectionRowsContract(Make make) {
        this.make = make;
    }

    @BeforeAll
    void open() {
        int before = ZooCustomizer.runs();
        zoo = ZooDatabase.fresh(make, RepriseSessionCustomizer.class);
        customized = ZooCustomizer.runs() - before;
        rows = RowRecorder.of(zoo);
    }

    @AfterAll
    void close() {
        rows.close();
        zoo.close();
    }

    <T> T given(Function<EntityManager, T> work) {
        return zoo.call(work);
    }

    Keeper keeper(String name) {
        return given(entities -> {
            Keeper keeper = new Keeper(name, 100);
            entities.persist(keeper);
            return keeper;
        });
    }

    /** A collection that changes moves the version of its owner. */
    static String version(Keeper keeper, int version) {
        return "UPDATE KEEPER {ID=" + keeper.id() + "} {EDITION=" + version + "}";
    }

    @Test
    void orphanIsDeleted() {
        Keeper keeper = keeper("Finn");
        Visit visit = given(entities -> {
            Keeper found = entities.find(Keeper.class, keeper.id());
            Visit made = new Visit(found, "washing");
            entities.persist(made);
            found.visits().add(made);
            return made;
        });

        assertThat(rows.lines(entities ->
                        entities.find(Keeper.class, keeper.id()).visits().clear()))
                .containsExactly("DELETE VISIT {ID=" + visit.id() + "} {}");
    }

    @Test
    void listWithOrderIsWrittenByPlace() {
        Keeper keeper = keeper("Gil");
        String id = "KEEPER_ID=" + keeper.id();

        assertThat(rows.lines(entities ->
                        entities.find(Keeper.class, keeper.id()).nicknames().addAll(List.of("a", "b", "c"))))
                .containsExactly(
                        "INSERT KEEPER_NICKNAME {" + id + ", NICKNAME=a, PLACE=0} {}",
                        "INSERT KEEPER_NICKNAME {" + id + ", NICKNAME=b, PLACE=1} {}",
                        "INSERT KEEPER_NICKNAME {" + id + ", NICKNAME=c, PLACE=2} {}",
                        version(keeper, 2));
        assertThat(rows.lines(entities ->
                        entities.find(Keeper.class, keeper.id()).nicknames().remove(0)))
                .isNotEmpty();
    }

    @Test
    void setsMapsAndEmbeddablesAreRowsOfAllTheirColumns() {
        Keeper keeper = keeper("Hal");
        String id = "KEEPER_ID=" + keeper.id();

        assertThat(rows.lines(entities -> {
                    Keeper found = entities.find(Keeper.class, keeper.id());
                    found.badges().add(7);
                    found.phones().put("home", "123");
                    found.addresses().add(new Address("Elm Street", "99"));
                }))
                .containsExactly(
                        "INSERT KEEPER_ADDRESS {CODE=99, " + id + ", STREET=Elm Street} {}",
                        "INSERT KEEPER_BADGE {BADGE=7, " + id + "} {}",
                        "INSERT KEEPER_PHONE {" + id + ", KIND=home, PHONE=123} {}",
                        version(keeper, 2));
        assertThat(rows.lines(entities -> {
                    Keeper found = entities.find(Keeper.class, keeper.id());
                    found.badges().remove(7);
                    found.phones().put("home", "456");
                    found.addresses().clear();
                }))
                .containsExactly(
                        "DELETE KEEPER_ADDRESS {CODE=99, " + id + ", STREET=Elm Street} {}",
                        "DELETE KEEPER_BADGE {BADGE=7, " + id + "} {}",
                        "DELETE KEEPER_PHONE {" + id + ", KIND=home} {}",
                        "INSERT KEEPER_PHONE {" + id + ", KIND=home, PHONE=456} {}",
                        version(keeper, 3));
    }

    @Test
    void manyToManyIsARowOfTheJoinTable() {
        Keeper keeper = keeper("Ida");
        given(entities -> {
            entities.persist(new Habitat("lake", "Lake"));
            return null;
        });

        assertThat(rows.lines(entities ->
                        entities.find(Keeper.class, keeper.id()).habitats().add(entities.find(Habitat.class, "lake"))))
                .containsExactly(
                        "INSERT KEEPER_HABITAT {HABITAT_CODE=lake, KEEPER_ID=" + keeper.id() + "} {}",
                        version(keeper, 2));
        assertThat(rows.lines(entities ->
                        entities.find(Keeper.class, keeper.id()).habitats().clear()))
                .containsExactly(
                        "DELETE KEEPER_HABITAT {HABITAT_CODE=lake, KEEPER_ID=" + keeper.id() + "} {}",
                        version(keeper, 3));
    }

    @Test
    void joinColumnOfAListIsWrittenInTheOtherTable() {
        Keeper keeper = keeper("Jim");
        Bird bird = given(entities -> {
            Bird made = new Bird("Tweety", new BigDecimal("0.125"));
            entities.persist(made);
            return made;
        });

        assertThat(rows.lines(entities ->
                        entities.find(Keeper.class, keeper.id()).animals().add(entities.find(Bird.class, bird.id()))))
                .containsExactly(
                        "UPDATE ANIMAL {ID=" + bird.id() + "} {EDITION=2}",
                        "UPDATE ANIMAL {ID=" + bird.id() + "} {KEEPER_ID=" + keeper.id() + "}",
                        version(keeper, 2));
        assertThat(rows.lines(entities ->
                        entities.find(Keeper.class, keeper.id()).animals().clear()))
                .containsExactly(
                        "UPDATE ANIMAL {ID=" + bird.id() + ", KEEPER_ID=" + keeper.id() + "} {KEEPER_ID=NULL}",
                        "UPDATE ANIMAL {ID=" + bird.id() + "} {EDITION=3}",
                        version(keeper, 3));
    }
}
