package org.reprise.argument;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Entities that hang on each other in the ways that entities do. */
@SuppressWarnings({"unused", "NullAway"})
final class EntitySamples {
    private EntitySamples() {}

    @Entity
    static class Customer {
        @Id
        @Nullable
        Long id;

        String name = "";
        List<Order> orders = new ArrayList<>();
        Set<String> tags = new LinkedHashSet<>();

        protected Customer() {}

        Customer(@Nullable Long id, String name) {
            this.id = id;
            this.name = name;
        }
    }

    @Embeddable
    record OrderKey(LocalDate day, int number) {}

    @Entity(name = "Purchase")
    static class Order {
        @EmbeddedId
        @Nullable
        OrderKey key;

        @Nullable
        Customer customer;

        BigDecimal price = new BigDecimal("0.00");

        @Nullable
        String _persistence_customer_vh = "woven";
    }

    @Entity
    abstract static class Vehicle {
        @Id
        int id;

        @Nullable
        Vehicle tows;
    }

    @Entity
    static class Car extends Vehicle {
        int doors;
    }

    @Entity(name = "Lorry")
    static class Truck extends Car {
        double load;
    }

    record Trade(Customer seller, Optional<Customer> buyer, Map<String, Order> orders) {}
}
