package org.reprise.generator;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.reprise.generator.graph.Asset;
import org.reprise.generator.graph.Car;
import org.reprise.generator.graph.Document;
import org.reprise.generator.graph.Firm;
import org.reprise.generator.graph.Invoice;
import org.reprise.generator.graph.Line;
import org.reprise.generator.graph.Note;
import org.reprise.generator.graph.Party;
import org.reprise.generator.graph.Purchase;
import org.reprise.generator.graph.Ship;
import org.reprise.generator.graph.Tag;

/** What a transaction does: it follows from its seed and from the rows of its lane. */
record GraphWork(String lane, long seed) implements Consumer<EntityManager> {

    @Override
    public void accept(EntityManager entities) {
        Random random = new Random(seed);
        List<Purchase> managed = new ArrayList<>(
                entities.createQuery("SELECT p FROM Purchase p WHERE p.lane = :lane ORDER BY p.id", Purchase.class)
                        .setParameter("lane", lane)
                        .getResultList());
        for (int step = 0; step < 6; step++) {
            switch (random.nextInt(6)) {
                case 0 -> managed.add(persisted(entities, random));
                case 1 -> entities.persist(party(random));
                case 2 -> {
                    Note given = new Note();
                    given.text = "given up";
                    entities.persist(given);
                    entities.remove(given);
                }
                case 3 -> entities.flush();
                default -> grow(managed, random);
            }
        }
        grow(managed, random);
        if (managed.size() > 6) {
            entities.remove(managed.get(0));
        }
    }

    private Purchase persisted(EntityManager entities, Random random) {
        Purchase purchase = new Purchase();
        purchase.lane = lane;
        addItems(purchase, random);
        entities.persist(purchase);
        if (random.nextBoolean()) {
            purchase.note = note(random);
        }
        return purchase;
    }

    /** New objects at several managed ones, reached by cascade only. */
    private static void grow(List<Purchase> managed, Random random) {
        for (Purchase purchase : managed) {
            if (random.nextInt(3) == 0) {
                addItems(purchase, random);
            }
            Line line = purchase.line("line " + random.nextInt(1000));
            if (random.nextBoolean()) {
                line.tag = new Tag();
                line.tag.text = "tag " + random.nextInt(1000);
            }
            if (random.nextBoolean()) {
                line.asset = asset(random);
            }
            if (purchase.note == null) {
                purchase.note = note(random);
            }
            if (purchase.invoice == null) {
                purchase.invoice = new Invoice();
                purchase.invoice.text = "invoice " + random.nextInt(1000);
            }
            if (purchase.document == null) {
                purchase.document = new Document();
                purchase.document.text = "document " + random.nextInt(1000);
            }
        }
    }

    private static void addItems(Purchase purchase, Random random) {
        for (int i = 0; i < 3; i++) {
            purchase.item("item " + random.nextInt(1000000)).asset = asset(random);
        }
    }

    private static Note note(Random random) {
        Note note = new Note();
        note.text = "note " + random.nextInt(1000);
        return note;
    }

    private static Asset asset(Random random) {
        Asset asset;
        if (random.nextBoolean()) {
            Ship ship = new Ship();
            ship.tons = random.nextInt(1000);
            asset = ship;
        } else {
            Car car = new Car();
            car.seats = random.nextInt(9);
            asset = car;
        }
        asset.text = "asset " + random.nextInt(1000);
        return asset;
    }

    private static Party party(Random random) {
        Party party = random.nextBoolean() ? new Party() : new Firm();
        party.text = "party " + random.nextInt(1000);
        return party;
    }
}
