package org.reprise.argument;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EntitySearchTest {
    @Entity
    static class Customer {
        @Id
        String id = "";
    }

    record Order(String id, List<Customer> of) {}

    record Plain(String id, List<LocalDate> days, Map<String, Plain> more) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    @JsonSubTypes({@JsonSubTypes.Type(Card.class), @JsonSubTypes.Type(Account.class)})
    interface Payment {}

    record Card(String number) implements Payment {}

    record Account(Customer holder) implements Payment {}

    static class Bean {
        Customer entity;
        Customer[] array;
        Map<String, Optional<Set<Customer>>> containers;
        Order inside;
        Payment below;
        Plain plain;
        byte[] bytes;
        int number;
    }

    private final ArgumentJson json = new ArgumentJson();

    @Test
    void findsEntitiesInWhateverHoldsThem() throws Exception {
        for (String field : List.of("entity", "array", "containers", "inside", "below")) {
            assertThat(in(field)).as(field).contains(Customer.class);
        }
    }

    @Test
    void findsNoneInPlainData() throws Exception {
        for (String field : List.of("plain", "bytes", "number")) {
            assertThat(in(field)).as(field).isEmpty();
        }
    }

    private Optional<Class<?>> in(String field) throws Exception {
        return new EntitySearch(json)
                .in(json.type(Bean.class.getDeclaredField(field).getGenericType(), Bean.class, Bean.class));
    }
}
