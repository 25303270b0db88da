package org.reprise.liberty.inside.bank;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.reprise.api.Replicated;
import org.reprise.liberty.inside.shelf.Shelf;

/** A CDI bean with transactions by {@code @Transactional}. */
@ApplicationScoped
@Transactional
@Replicated
public class Notes {
    @PersistenceContext(unitName = "bank")
    EntityManager em;

    public void write(String id, String text) {
        em.persist(new Note(id, text));
    }

    /** Takes an entity of a unit that is not used otherwise. */
    public void writeShelf(String id, Shelf shelf) {
        em.persist(new Note(id, shelf.toString()));
    }

    /** Takes whatever an event can hold, and writes it all down. */
    public void writeAll(
            String id,
            Wallet wallet,
            List<Box> boxes,
            Map<DayOfWeek, BigDecimal> rates,
            Optional<LocalDate> due,
            Set<Long> numbers,
            byte[] bytes,
            @Nullable String nothing) {
        String text = String.join(
                "; ",
                wallet.describe(),
                boxes.toString(),
                new TreeMap<>(rates).toString(),
                due.toString(),
                new TreeSet<>(numbers).toString(),
                Arrays.toString(bytes),
                String.valueOf(nothing));
        em.persist(new Note(id, text));
    }
}
