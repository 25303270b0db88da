package org.reprise.eclipselink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.eclipse.persistence.config.SessionCustomizer;
import org.eclipse.persistence.sessions.Session;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.reprise.TestMethods;
import org.reprise.argument.ArgumentJson;
import org.reprise.event.ReplicatedMethod;
import org.reprise.event.UnreadableEventException;
import org.reprise.testing.Make;
import org.reprise.zoo.Animal;
import org.reprise.zoo.Habitat;
import org.reprise.zoo.Keeper;
import org.reprise.zoo.Lion;
import org.reprise.zoo.ZooDatabase;
import org.reprise.zoo.ZooTransactions;

/** With woven classes and real JTA transactions, as in a container; the persistence context is that of the transaction. */
class EclipseLinkEntitiesTest {
    public static final class Customizer implements SessionCustomizer {
        @Override
        public void customize(Session session) {
            session.getEventManager().addListener(new OpenUnits.Listener());
        }
    }

    @SuppressWarnings("unused")
    static class Methods {
        void keeper(Keeper keeper) {}

        void animal(Animal animal) {}

        void habitat(Habitat habitat) {}
    }

    private static final EclipseLinkEntities ENTITIES = new EclipseLinkEntities(ZooTransactions.registry());
    private static final ArgumentJson JSON = new ArgumentJson(ENTITIES, ArgumentJson.MAX_BYTES);
    private static ZooDatabase zoo;

    @BeforeAll
    static void open() {
        zoo = ZooDatabase.fresh(Make.H2, Customizer.class);
    }

    @AfterAll
    static void close() {
        zoo.close();
    }

    @Test
    void managedEntityGoesByIdAndIsFoundInTheContextOfTheTransaction() {
        Long id = keeper("Ann");
        String text = zoo.call(entities -> text("keeper", entities.find(Keeper.class, id)));
        assertThat(text).isEqualTo("[{\"@id\":" + id + "}]");

        zoo.run(entities -> {
            Keeper back = (Keeper) read("keeper", text, entities);
            assertThat(entities.contains(back)).isTrue();
            assertThat(back).isSameAs(entities.find(Keeper.class, id));
            back.rename("Anna");
        });
        assertThat(zoo.<String>call(entities -> entities.find(Keeper.class, id).name()))
                .isEqualTo("Anna");
    }

    @Test
    void withoutAManagerOfTheBeanTheContextInUseIsAsked() {
        Long id = keeper("Bob");
        zoo.run(entities -> {
            Keeper known = entities.find(Keeper.class, id);
            assertThat(JSON.arguments(method("keeper"), "[{\"@id\":" + id + "}]")[0])
                    .isSameAs(known);
        });
        zoo.run(entities -> assertThatThrownBy(() -> JSON.arguments(method("keeper"), "[{\"@id\":" + id + "}]"))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessage(
                        "The bean has no entity manager in a field of its own in which Keeper could be found: give it"
                                + " one by @PersistenceContext, or pass the id"));
    }

    @Test
    void idThatIsNotThereIsNamed() {
        zoo.run(entities -> assertThatThrownBy(() -> read("keeper", "[{\"@id\":-1}]", entities))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessage("Arguments of event 'keeper': This site has no Keeper -1"));
    }

    @Test
    void managedEntityOfAConcreteClassIsFoundByItsName() {
        Long id = zoo.call(entities -> {
            Lion lion = new Lion("Leo", 3);
            entities.persist(lion);
            return lion.id();
        });
        String text = zoo.call(entities -> text("animal", entities.find(Animal.class, id)));
        assertThat(text).isEqualTo("[{\"@type\":\"Lion\",\"@id\":" + id + "}]");
        zoo.run(entities -> assertThat(read("animal", text, entities)).isSameAs(entities.find(Lion.class, id)));
    }

    @Test
    void entityOfAnotherTransactionIsDetachedAndGoesByItsValues() {
        zoo.run(entities -> entities.persist(new Habitat("savanna", "Savanna")));
        Habitat detached = zoo.call(entities -> entities.find(Habitat.class, "savanna"));

        String text = zoo.call(entities -> text("habitat", detached));

        assertThat(text).isEqualTo("[{\"code\":\"savanna\",\"title\":\"Savanna\"}]");
        zoo.run(entities -> {
            Habitat back = (Habitat) read("habitat", text, entities);
            assertThat(entities.contains(back)).isFalse();
            assertThat(entities.merge(back).code()).isEqualTo("savanna");
        });
    }

    @Test
    void newEntityGoesByItsValuesAndCanBePersisted() {
        Keeper fresh = new Keeper("New", 12);
        fresh.nicknames().add("Newt");
        String text = zoo.call(entities -> text("keeper", fresh));
        assertThat(text).doesNotContain("@lazy").doesNotContain("_persistence").contains("\"nicknames\":[\"Newt\"]");

        Long id = zoo.call(entities -> {
            Keeper back = (Keeper) read("keeper", text, entities);
            entities.persist(back);
            return back.id();
        });
        zoo.run(entities ->
                assertThat(entities.find(Keeper.class, id).nicknames()).containsExactly("Newt"));
    }

    /** The case that loses rows if done wrong: what the caller never loaded must not be emptied by the merge. */
    @Test
    void mergeOfADetachedEntityLeavesWhatWasNotLoadedAsItIs() {
        Long boss = keeper("Boss");
        Long id = zoo.call(entities -> {
            Keeper keeper = new Keeper("Carl", 5);
            keeper.nicknames().addAll(List.of("C", "Charly"));
            keeper.note("writes a lot");
            keeper.answersTo(entities.find(Keeper.class, boss));
            entities.persist(keeper);
            return keeper.id();
        });
        zoo.factory().getCache().evictAll();
        Keeper detached = zoo.call(entities -> entities.find(Keeper.class, id));
        detached.rename("Karl");
        String text = zoo.call(entities -> text("keeper", detached));
        assertThat(text).contains("\"@lazy\":[").contains("\"nicknames\"").contains("\"name\":\"Karl\"");

        zoo.run(entities -> entities.merge((Keeper) read("keeper", text, entities)));

        zoo.factory().getCache().evictAll();
        zoo.run(entities -> {
            Keeper now = entities.find(Keeper.class, id);
            assertThat(now.name()).isEqualTo("Karl");
            assertThat(now.nicknames()).containsExactly("C", "Charly");
            assertThat(text("keeper", now)).isEqualTo("[{\"@id\":" + id + "}]");
            assertThat(entities.createQuery("select k.notes from Keeper k where k.id = :id and k.boss.id = :boss")
                            .setParameter("id", id)
                            .setParameter("boss", boss)
                            .getSingleResult())
                    .isEqualTo("writes a lot");
        });
    }

    @Test
    void managedEntityBeforeItsIdIsDrawnHasOneAnyway() {
        zoo.run(entities -> {
            Keeper keeper = new Keeper("Dora", 1);
            entities.persist(keeper);
            assertThat(text("keeper", keeper)).isEqualTo("[{\"@id\":" + keeper.id() + "}]");
        });
    }

    private static Long keeper(String name) {
        return zoo.call(entities -> {
            Keeper keeper = new Keeper(name, 1);
            entities.persist(keeper);
            return keeper.id();
        });
    }

    private static String text(String method, Object argument) {
        return JSON.arguments(method(method), new Object[] {argument});
    }

    private static Object read(String method, String text, EntityManager entities) {
        try {
            return ENTITIES.with(List.of(entities), () -> JSON.arguments(method(method), text)[0]);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static ReplicatedMethod method(String name) {
        return TestMethods.of(Methods.class, name);
    }
}
