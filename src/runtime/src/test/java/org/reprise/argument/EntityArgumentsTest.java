package org.reprise.argument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.reprise.TestMethods;
import org.reprise.api.CaptureException;
import org.reprise.argument.EntitySamples.Car;
import org.reprise.argument.EntitySamples.Customer;
import org.reprise.argument.EntitySamples.Order;
import org.reprise.argument.EntitySamples.OrderKey;
import org.reprise.argument.EntitySamples.Trade;
import org.reprise.argument.EntitySamples.Truck;
import org.reprise.argument.EntitySamples.Vehicle;
import org.reprise.event.ReplicatedMethod;
import org.reprise.event.UnreadableEventException;

@SuppressWarnings({"unused", "NullAway"})
class EntityArgumentsTest {
    static class Methods {
        void customer(Customer customer) {}

        void two(Customer from, Customer to) {}

        void order(Order order) {}

        void vehicle(Vehicle vehicle) {}

        void vehicles(List<Vehicle> vehicles) {}

        void trade(Trade trade) {}
    }

    private final MemoryEntities primary =
            new MemoryEntities(Customer.class, Order.class, Vehicle.class, Car.class, Truck.class);
    private final MemoryEntities secondary =
            new MemoryEntities(Customer.class, Order.class, Vehicle.class, Car.class, Truck.class);
    private final ArgumentJson capture = new ArgumentJson(primary, 1000);
    private final ArgumentJson replay = new ArgumentJson(secondary, 1000);

    @Test
    void managedEntityGoesByItsIdAndComesOutAsTheReplayersOwn() {
        Customer here = primary.manage(new Customer(7L, "Ann"));
        Customer there = secondary.manage(new Customer(7L, "Ann, as the secondary has her"));

        assertThat(text("customer", here)).isEqualTo("[{\"@id\":7}]");
        assertThat(trip("customer", here)[0]).isSameAs(there);
    }

    @Test
    void embeddedIdIsWrittenWhole() {
        Order here = order(1);
        primary.manage(here);
        Order there = secondary.manage(order(1));

        assertThat(text("order", here)).isEqualTo("[{\"@id\":{\"day\":\"2026-02-03\",\"number\":1}}]");
        assertThat(trip("order", here)[0]).isSameAs(there);
    }

    @Test
    void managedEntityThatTheSecondaryDoesNotHaveIsNamed() {
        Customer here = primary.manage(new Customer(7L, "Ann"));

        assertThatThrownBy(() -> trip("customer", here))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessage("Arguments of event 'customer': This site has no Customer 7");
    }

    @Test
    void managedEntityWithoutIdIsRefused() {
        Customer here = primary.manage(new Customer(null, "Ann"));

        assertThatThrownBy(() -> text("customer", here))
                .isInstanceOf(CaptureException.class)
                .hasMessage(
                        "Methods.customer, parameter 1 'customer' cannot be kept in an event: Customer is managed but"
                                + " has no id yet: flush before the call, or pass its values");
    }

    @Test
    void newEntityGoesByItsValuesWithoutWhatTheProviderWove() {
        Order order = order(1);
        order.price = new BigDecimal("1.50");

        assertThat(text("order", order))
                .isEqualTo("[{\"key\":{\"day\":\"2026-02-03\",\"number\":1},\"customer\":null,\"price\":1.50}]");
        assertThat(trip("order", order)[0]).usingRecursiveComparison().isEqualTo(order);
    }

    @Test
    void detachedEntityThatHangsOnAManagedOneKeepsThat() {
        Order order = order(1);
        order.customer = primary.manage(new Customer(7L, "Ann"));
        Customer there = secondary.manage(new Customer(7L, "Ann there"));

        Order back = (Order) trip("order", order)[0];

        assertThat(back).isNotSameAs(order);
        assertThat(back.customer).isSameAs(there);
    }

    @Test
    void cycleComesBackAsACycle() {
        Customer customer = new Customer(null, "Ann");
        for (int i = 0; i < 3; i++) {
            Order order = order(i);
            order.customer = customer;
            customer.orders.add(order);
        }

        Customer back = (Customer) trip("customer", customer)[0];

        assertThat(text("customer", customer)).contains("\"customer\":{\"@ref\":0}");
        assertThat(back.orders).hasSize(3).allSatisfy(order -> assertThat(order.customer)
                .isSameAs(back));
    }

    @Test
    void oneObjectInTwoArgumentsComesBackAsOne() {
        Customer customer = new Customer(1L, "Ann");
        Object[] back = trip("two", customer, customer);
        assertThat(back[0]).isSameAs(back[1]);

        Object[] equalOnes = trip("two", customer, new Customer(1L, "Ann"));
        assertThat(equalOnes[0]).isNotSameAs(equalOnes[1]);
    }

    @Test
    void entitiesInsideOfPlainObjectsFollowTheSameRules() {
        Customer seller = primary.manage(new Customer(1L, "Ann"));
        Customer there = secondary.manage(new Customer(1L, "Ann there"));
        Customer buyer = new Customer(2L, "Bob");
        Order order = order(5);
        order.customer = buyer;

        Trade back = (Trade) trip("trade", new Trade(seller, Optional.of(buyer), Map.of("first", order)))[0];

        assertThat(back.seller()).isSameAs(there);
        assertThat(back.buyer().orElseThrow().name).isEqualTo("Bob");
        assertThat(back.orders().get("first").customer).isSameAs(back.buyer().orElseThrow());
    }

    @Test
    void concreteClassIsKeptByTheNameOfTheEntity() {
        Truck truck = new Truck();
        ((Vehicle) truck).id = 1;
        truck.load = 7.5;
        Car car = new Car();
        ((Vehicle) car).tows = truck;

        String text = text("vehicles", List.of(car, truck));
        List<?> back = (List<?>) trip("vehicles", List.of(car, truck))[0];

        assertThat(text)
                .contains("\"@type\":\"Car\"")
                .contains("\"@type\":\"Lorry\"")
                .doesNotContain("Truck");
        assertThat(back.get(0)).isExactlyInstanceOf(Car.class);
        assertThat(back.get(1)).isExactlyInstanceOf(Truck.class).isSameAs(((Vehicle) back.get(0)).tows);
    }

    @Test
    void managedSubclassIsFoundByItsOwnName() {
        Truck here = primary.manage(new Truck());
        Truck there = secondary.manage(new Truck());

        assertThat(text("vehicle", here)).isEqualTo("[{\"@type\":\"Lorry\",\"@id\":0}]");
        assertThat(trip("vehicle", here)[0]).isSameAs(there);
        assertThat(secondary.found()).containsExactly("Lorry 0");
    }

    @Test
    void nameOfNoEntityOrOfAnotherKindIsRefused() {
        assertUnreadable(
                "vehicle",
                "[{\"@type\":\"java.lang.ProcessBuilder\",\"command\":[\"x\"]}]",
                "This application has no entity 'java.lang.ProcessBuilder' that is a Vehicle");
        assertUnreadable(
                "vehicle", "[{\"@type\":\"Customer\"}]", "This application has no entity 'Customer' that is a Vehicle");
        assertUnreadable("vehicle", "[{\"id\":1}]", "Vehicle is abstract");
        assertUnreadable("vehicle", "[{\"@type\":\"Vehicle\",\"id\":1}]", "Vehicle is abstract");
        assertUnreadable("customer", "[{\"@ref\":0}]", "There is no Customer number 0");
        assertUnreadable("customer", "[{\"@ref\":-1}]", "There is no Customer number -1");
        assertUnreadable("customer", "[{\"@id\":7,\"name\":\"x\"}]", "An entity by its id has nothing else");
        assertUnreadable("customer", "[[]]", "Cannot deserialize value of type");
    }

    @Test
    void referenceToAnEntityOfAnotherKindIsRefused() {
        assertUnreadable(
                "customer",
                "[{\"id\":1,\"orders\":[{\"key\":null,\"customer\":null,\"price\":null},{\"@ref\":0}]}]",
                ".orders[]: There is no Order number 0");
    }

    @Test
    void lazyAttributeThatIsNotLoadedIsLeftOutAndTakenFromTheReplayersDatabase() {
        Customer here = new Customer(7L, "renamed");
        primary.unload(here, "orders");
        Customer there = secondary.manage(new Customer(7L, "old name"));
        there.orders.add(secondary.manage(order(1)));

        assertThat(text("customer", here))
                .isEqualTo("[{\"@lazy\":[\"orders\"],\"id\":7,\"name\":\"renamed\",\"tags\":[]}]");
        Customer back = (Customer) trip("customer", here)[0];

        assertThat(back).isNotSameAs(there);
        assertThat(back.name).isEqualTo("renamed");
        assertThat(back.orders).isNotSameAs(there.orders).containsExactlyElementsOf(there.orders);
    }

    @Test
    void lazyAttributeThatIsNotLoadedIsRefusedWhereNoIdLeadsToIt() {
        Customer here = new Customer(null, "Ann");
        primary.unload(here, "orders");

        assertThatThrownBy(() -> text("customer", here))
                .isInstanceOf(CaptureException.class)
                .hasMessage(
                        "Methods.customer, parameter 1 'customer' cannot be kept in an event: Customer.orders is lazy"
                                + " and not loaded: load it, or pass the id");
    }

    @Test
    void lazyAttributeOfAnEntityThatTheSecondaryDoesNotHaveIsNamed() {
        Customer here = new Customer(7L, "Ann");
        primary.unload(here, "orders");

        assertThatThrownBy(() -> trip("customer", here))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessage(
                        "Arguments of event 'customer': Customer.orders was lazy and not loaded at the call, and this"
                                + " site has no Customer 7 to take it from: load it before the call, or pass the id");
    }

    @Test
    void graphAboveTheLimitIsRefusedEarlyAndOneBelowIsNot() {
        Customer customer = new Customer(1L, "Ann");
        customer.name = "x".repeat(900);
        assertThat(text("customer", customer)).hasSizeBetween(900, 1000);

        for (int i = 0; i < 10; i++) {
            customer.orders.add(order(i));
        }
        assertThatThrownBy(() -> text("customer", customer))
                .isInstanceOf(CaptureException.class)
                .hasMessage("Methods.customer, parameter 1 'customer' cannot be kept in an event: .orders[]: its"
                        + " entities take more than 1000 bytes: pass ids, or load less (reprise.argument.max-bytes is"
                        + " the limit)");
    }

    @Test
    void limitIsInBytesAndForEachArgument() {
        Customer wide = new Customer(1L, "ü".repeat(600));
        assertThatThrownBy(() -> text("customer", wide)).hasMessageContaining("more than 1000 bytes");

        Customer half = new Customer(1L, "x".repeat(600));
        assertThat(text("two", half, new Customer(2L, "y".repeat(600)))).hasSizeGreaterThan(1200);
    }

    @Test
    void nullIsNull() {
        assertThat(trip("two", null, null)).containsOnlyNulls();
    }

    /** Random graphs, half of it managed: what comes back has the same shape. */
    @Test
    void randomGraphsKeepTheirShape() {
        for (int round = 0; round < 200; round++) {
            long seed = 20261122L + round;
            Random random = new Random(seed);
            MemoryEntities here = new MemoryEntities(Customer.class, Order.class);
            MemoryEntities there = new MemoryEntities(Customer.class, Order.class);
            List<Customer> customers = new ArrayList<>();
            List<Order> orders = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Customer customer = new Customer((long) i, "c" + i);
                if (random.nextBoolean()) {
                    here.manage(customer);
                    there.manage(new Customer((long) i, "there" + i));
                }
                customers.add(customer);
            }
            for (int i = 0; i < 8; i++) {
                Order order = order(i);
                order.customer = customers.get(random.nextInt(4));
                customers.get(random.nextInt(4)).orders.add(order);
                orders.add(order);
            }
            ReplicatedMethod method = TestMethods.of(Methods.class, "two");
            Object[] in = {customers.get(0), customers.get(1)};

            Object[] out = new ArgumentJson(there, 100_000)
                    .arguments(method, new ArgumentJson(here, 100_000).arguments(method, in));

            for (int i = 0; i < 2; i++) {
                assertThat(shape((Customer) out[i], there))
                        .as("seed %d", seed)
                        .isEqualTo(shape((Customer) in[i], here));
            }
        }
    }

    /** Each customer and order by name, the managed ones closed, those met before by number. */
    private static String shape(Customer customer, MemoryEntities entities) {
        StringBuilder shape = new StringBuilder();
        shape(customer, entities, new ArrayList<>(), shape);
        return shape.toString();
    }

    private static void shape(Object entity, MemoryEntities entities, List<Object> met, StringBuilder shape) {
        for (int i = 0; i < met.size(); i++) {
            if (met.get(i) == entity) {
                shape.append('#').append(i);
                return;
            }
        }
        met.add(entity);
        if (entities.isManaged(entity)) {
            shape.append("managed ").append(entities.id(entity));
        } else if (entity instanceof Customer customer) {
            shape.append(customer.name).append('(');
            customer.orders.forEach(order -> shape(order, entities, met, shape));
            shape.append(')');
        } else if (entity instanceof Order order) {
            shape.append(order.key).append(" of ");
            shape(order.customer, entities, met, shape);
        }
    }

    private static Order order(int number) {
        Order order = new Order();
        order.key = new OrderKey(LocalDate.of(2026, 2, 3), number);
        return order;
    }

    private String text(String method, Object... arguments) {
        return capture.arguments(TestMethods.of(Methods.class, method), arguments);
    }

    private Object[] trip(String method, Object... arguments) {
        return replay.arguments(TestMethods.of(Methods.class, method), text(method, arguments));
    }

    private void assertUnreadable(String method, String text, String says) {
        assertThatThrownBy(() -> replay.arguments(TestMethods.of(Methods.class, method), text))
                .as(text)
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining(says);
    }
}
