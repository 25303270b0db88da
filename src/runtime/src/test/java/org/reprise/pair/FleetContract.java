package org.reprise.pair;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.reprise.fleet.Albums.Album;
import org.reprise.fleet.Albums.Code;
import org.reprise.fleet.Albums.Frame;
import org.reprise.fleet.Albums.Look;
import org.reprise.fleet.Albums.Picture;
import org.reprise.fleet.Crafts.Bill;
import org.reprise.fleet.Crafts.Craft;
import org.reprise.fleet.Crafts.PaidBill;
import org.reprise.fleet.Crafts.Port;
import org.reprise.fleet.Crafts.Raft;
import org.reprise.fleet.Crafts.Ship;
import org.reprise.fleet.Crafts.Tanker;
import org.reprise.fleet.Crafts.WebBill;
import org.reprise.fleet.Stays.Caller;
import org.reprise.fleet.Stays.Door;
import org.reprise.fleet.Stays.Night;
import org.reprise.fleet.Stays.Room;
import org.reprise.fleet.Stays.RoomId;
import org.reprise.testing.Make;

/** Objects whose rows are in several tables, or have keys of several columns: the copy holds the primary's rows, in every way. Not woven. */
abstract class FleetContract extends StockContract {
    private final Make second;

    FleetContract(Make first, Make second) {
        super(first);
        this.second = second;
    }

    @Override
    Map<String, Object> properties() {
        return Map.of(StockPair.UNIT, "fleet");
    }

    private static <T> Consumer<EntityManager> on(Class<T> type, Object id, Consumer<T> work) {
        return entities -> work.accept(entities.find(type, id));
    }

    private static int jpql(EntityManager entities, String text, Object... parameters) {
        var query = entities.createQuery(text);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return query.executeUpdate();
    }

    @Test
    void joinedClassesAreCopied() {
        everyWay(second, (pair, id) -> {
            long tug = pair.id();
            long raft = pair.id();
            pair.call(entities -> {
                entities.persist(Port.of(id, "Riga"));
                entities.persist(Port.of(tug, "Kiel"));
                entities.persist(Tanker.of(id, "Mir"));
                entities.persist(Ship.of(tug, "Bug"));
                entities.persist(Raft.of(raft, "Kon"));
            });
            pair.call(on(Tanker.class, id, tanker -> tanker.oil = new BigDecimal("7.5")));
            pair.call(on(Tanker.class, id, tanker -> tanker.hold = 8));
            pair.call(entities -> {
                Tanker tanker = entities.find(Tanker.class, id);
                tanker.name = "Nord";
                tanker.hold = null;
                tanker.oil = new BigDecimal("1.25");
                tanker.next = entities.find(Port.class, tug);
                tanker.port = entities.find(Port.class, id);
            });
            pair.call(entities -> {
                entities.find(Craft.class, id).tug = entities.find(Craft.class, tug);
                entities.find(Raft.class, raft).tug = entities.find(Craft.class, id);
            });
            pair.forget();
            pair.call(on(Raft.class, raft, craft -> craft.name = "Tiki"));
            pair.call(entities -> {
                Tanker tanker = entities.find(Tanker.class, id);
                Port port = tanker.port;
                tanker.port = tanker.next;
                tanker.next = port;
            });
            pair.call(entities -> {
                entities.find(Raft.class, raft).tug = null;
                entities.remove(entities.find(Craft.class, id));
            });
            pair.call(entities -> entities.persist(Ship.of(id, "again")));
            pair.call(entities -> {
                entities.remove(entities.find(Craft.class, raft));
                entities.remove(entities.find(Craft.class, id));
            });
        });
    }

    @Test
    void statementsOverHierarchiesAreCopied() {
        everyWay(second, (pair, id) -> {
            long other = pair.id();
            pair.call(entities -> {
                Tanker tanker = Tanker.of(id, "Mir");
                tanker.hold = 5;
                entities.persist(tanker);
                Ship ship = Ship.of(other, "Bug");
                ship.hold = 6;
                entities.persist(ship);
                entities.persist(Bill.of(new Bill(), id, 1));
                entities.persist(Bill.of(new PaidBill(), other, 2));
                entities.persist(Bill.of(new WebBill(), -id, 2));
            });
            pair.call(entities -> jpql(entities, "UPDATE Ship s SET s.hold = s.hold + 1 WHERE s.hold > 4"));
            pair.attempt(entities -> jpql(entities, "UPDATE Craft c SET c.name = 'x' WHERE c.id = ?1", id));
            pair.attempt(entities -> jpql(entities, "UPDATE Ship s SET s.name = 'y', s.hold = 9 WHERE s.id = ?1", id));
            pair.attempt(entities -> jpql(entities, "UPDATE Tanker s SET s.oil = 9 WHERE s.name = 'Mir'"));
            pair.attempt(entities -> jpql(entities, "UPDATE Bill b SET b.units = b.units + 1 WHERE b.units < 2"));
            pair.attempt(entities -> jpql(entities, "UPDATE WebBill b SET b.url = 'u', b.units = 3"));
            pair.attempt(entities -> jpql(entities, "DELETE FROM PaidBill b WHERE b.id = ?1", other));
            pair.attempt(entities -> jpql(entities, "DELETE FROM Ship s WHERE s.id = ?1", id));
            pair.attempt(entities -> jpql(entities, "DELETE FROM Craft s WHERE s.name = ?1", "Bug"));
            pair.attempt(entities -> jpql(entities, "DELETE FROM Bill s WHERE s.units < 9"));
        });
    }

    @Test
    void aTableForEachClassIsCopied() {
        everyWay(second, (pair, id) -> {
            long paid = pair.id();
            pair.call(entities -> {
                entities.persist(Port.of(id, "Riga"));
                entities.persist(Bill.of(new Bill(), id, 1));
                entities.persist(Bill.of(new WebBill(), -id, 2));
                entities.persist(Bill.of(new PaidBill(), paid, 3));
            });
            pair.call(on(Bill.class, -id, bill -> bill.units = 7));
            pair.call(on(WebBill.class, -id, bill -> bill.url = "here"));
            pair.call(entities -> entities.find(Bill.class, id).port = entities.find(Port.class, id));
            pair.forget();
            pair.call(on(Bill.class, id, bill -> bill.units = 2));
            pair.call(entities -> {
                entities.remove(entities.find(Bill.class, id));
                entities.remove(entities.find(Bill.class, -id));
            });
            pair.call(entities -> entities.persist(Bill.of(new PaidBill(), -id, 2)));
        });
    }

    @Test
    void rowsOfSecondTablesAreCopied() {
        // an object of which a row is missing is found in memory only
        everyWay(second, false, (pair, id) -> {
            pair.call(entities -> entities.persist(Port.of(id, "Riga")));
            pair.call(on(Port.class, id, port -> port.depth = 3));
            pair.call(on(Port.class, id, port -> {
                port.mail = "a@b";
                port.depth = null;
            }));
            pair.call(entities -> entities.createNativeQuery("DELETE FROM PORT_FILE WHERE PORT_ID = ?")
                    .setParameter(1, id)
                    .executeUpdate());
            // that writes nothing
            pair.call(on(Port.class, id, port -> port.depth = 4));
            pair.call(on(Port.class, id, port -> port.name = "Kiel"));
            pair.call(entities -> entities.createNativeQuery("INSERT INTO PORT_FILE (PORT_ID, DEPTH) VALUES (?, 9)")
                    .setParameter(1, id)
                    .executeUpdate());
            pair.call(on(Port.class, id, port -> port.depth = 5));
            pair.call(entities -> entities.remove(entities.find(Port.class, id)));
        });
    }

    @Test
    void mapsAreCopied() {
        everyWay(second, FleetContract::maps);
    }

    private static void maps(StockPair pair, long id) {
        long a = pair.id();
        long b = pair.id();
        pair.call(entities -> {
            Album album = Album.of(id, "all");
            Picture one = Picture.of(a, "one");
            Picture two = Picture.of(b, "two");
            album.looks.putAll(Map.of(Look.BRIGHT, 1, Look.DARK, 2));
            album.frames.put(new Code(1), Frame.of("oak", null));
            album.frames.put(new Code(2), Frame.of(null, null));
            album.words.put(one, "first");
            album.words.put(two, "first");
            album.prices.put(Frame.of("oak", 2), 7);
            album.prices.put(Frame.of("elm", null), 8);
            album.covers.put("front", one);
            album.placed.put(1, one);
            album.placed.put(2, two);
            entities.persist(one);
            entities.persist(two);
            entities.persist(album);
        });
        pair.call(on(Album.class, id, album -> album.looks.put(Look.DARK, 1)));
        pair.call(on(Album.class, id, album -> {
            album.frames.put(new Code(2), Frame.of("elm", 3));
            album.frames.remove(new Code(1));
            album.prices.put(Frame.of("oak", 2), 9);
            album.prices.remove(Frame.of("elm", null));
        }));
        pair.forget();
        pair.call(on(Album.class, id, album -> {
            Picture one = album.covers.remove("front");
            Picture two = album.placed.get(2);
            album.covers.put("back", one);
            album.covers.put("front", two);
            album.placed.put(1, two);
            album.placed.put(2, one);
        }));
        pair.call(on(Album.class, id, album -> {
            album.words.replaceAll((picture, word) -> word + picture.name);
            album.looks.remove(Look.BRIGHT);
        }));
        pair.call(on(Album.class, id, album -> {
            album.covers.remove("front");
            album.placed.remove(1);
            album.words.clear();
            album.frames.clear();
        }));
        pair.call(entities -> entities.remove(entities.find(Album.class, id)));
    }

    @Test
    void listsInOrderAreCopied() {
        everyWay(second, FleetContract::lists);
    }

    private static void lists(StockPair pair, long id) {
        long first = id * 1000;
        pair.call(entities -> {
            Album album = Album.of(id, "all");
            for (int i = 0; i < 5; i++) {
                Picture picture = Picture.of(first + i, "p" + i);
                entities.persist(picture);
                album.shown.add(picture);
            }
            album.lines.addAll(List.of("a", "b", "a", "a", "c"));
            album.mounts.addAll(List.of(
                    Frame.of("oak", 1),
                    Frame.of(null, null),
                    Frame.of(null, null),
                    Frame.of("oak", 1),
                    Frame.of("", 2)));
            album.spares.addAll(List.of(Frame.of("oak", 1), Frame.of(null, null), Frame.of(null, null)));
            entities.persist(album);
        });
        pair.call(on(Album.class, id, album -> Collections.reverse(album.shown)));
        pair.call(on(Album.class, id, album -> album.lines.add(0, album.lines.remove(4))));
        pair.call(on(Album.class, id, album -> album.mounts.remove(1)));
        pair.call(on(Album.class, id, album -> album.spares.remove(1)));
        pair.forget();
        pair.call(on(Album.class, id, album -> {
            Picture gone = album.shown.remove(2);
            album.shown.add(gone);
            album.lines.remove(2);
            album.lines.set(0, "a");
            album.spares.add(Frame.of(null, 4));
        }));
        pair.call(entities -> {
            Album album = entities.find(Album.class, id);
            album.lines.clear();
            album.shown.clear();
            entities.flush();
            album.lines.addAll(List.of("x", "z"));
            album.shown.add(entities.find(Picture.class, first));
        });
        // what was flushed and written again in one call, EclipseLink cannot replace by what its memory has of it
        pair.forget();
        pair.call(on(Album.class, id, album -> album.lines = new ArrayList<>(List.of("y"))));
        pair.call(entities -> entities.remove(entities.find(Album.class, id)));
    }

    @Test
    void ownedObjectsAndFriendsAreCopied() {
        everyWay(second, FleetContract::owned);
    }

    private static void owned(StockPair pair, long id) {
        long first = id * 1000;
        pair.call(entities -> {
            Album album = Album.of(id, "all");
            Album other = Album.of(-id, "other");
            album.with(first, "a");
            album.with(first + 1, "b");
            album.likes.add(other);
            album.likes.add(album);
            other.likes.add(album);
            entities.persist(album);
            entities.persist(other);
        });
        pair.call(entities -> {
            Picture gone = entities.find(Album.class, id).named.remove("a");
            entities.flush();
            entities.find(Album.class, id).with(gone.id, "again");
        });
        pair.call(entities -> {
            Album album = entities.find(Album.class, id);
            album.named.put("b", album.named.remove("b"));
        });
        pair.attempt(entities -> {
            Album album = entities.find(Album.class, id);
            album.named.remove("b");
            album.with(first + 1, "new");
        });
        pair.call(entities -> {
            Album album = entities.find(Album.class, id);
            Album other = entities.find(Album.class, -id);
            album.likes.remove(other);
            other.likes.add(other);
            entities.flush();
            album.likes.add(other);
        });
        pair.call(entities -> {
            entities.find(Album.class, id).likes.clear();
            entities.find(Album.class, -id).likes.clear();
            entities.remove(entities.find(Album.class, id));
        });
    }

    @Test
    void keysOfSeveralColumnsAreCopied() {
        everyWay(second, FleetContract::keys);
    }

    private static Night night(EntityManager entities, RoomId room, int day) {
        return entities.find(Room.class, room).nights.stream()
                .filter(night -> night.id.day == day)
                .findFirst()
                .orElseThrow();
    }

    private static void keys(StockPair pair, long id) {
        RoomId key = RoomId.of(id, "1a");
        pair.call(entities -> {
            Room room = Room.of(id, "1a", 2);
            room.with(1);
            room.with(2).guest = "Ann";
            room.door = new Door();
            room.door.room = room;
            entities.persist(room);
            entities.persist(Room.of(id, "1b", 3));
        });
        pair.call(entities -> night(entities, key, 1).guest = "Bob");
        pair.call(on(Room.class, key, room -> room.door.colour = "red"));
        pair.call(entities -> {
            Room room = entities.find(Room.class, key);
            room.nights.remove(night(entities, key, 1));
            entities.flush();
            room.with(1).guest = "Cid";
            room.with(7);
        });
        pair.call(on(Room.class, key, room -> {
            room.beds++;
            room.door = null;
        }));
        pair.call(entities -> {
            Room detached = entities.find(Room.class, key);
            entities.detach(detached);
            detached.beds = 9;
            entities.merge(detached);
        });
        pair.call(entities -> jpql(entities, "DELETE FROM Night n WHERE n.room.hotel = ?1 AND n.id.day > 2", id));
        pair.call(entities -> jpql(entities, "UPDATE Night n SET n.guest = 'Dan' WHERE n.id.day = ?1", 1));
        pair.forget();
        pair.call(entities -> entities.remove(entities.find(Room.class, key)));
        pair.call(entities -> {
            Room room = Room.of(id, "1a", 4);
            room.with(1);
            entities.persist(room);
        });
    }

    @Test
    void listenersVersionsAndStatementsBetweenWritesAreCopied() {
        everyWay(second, FleetContract::callers);
    }

    private static void callers(StockPair pair, long id) {
        pair.call(entities -> {
            entities.persist(Caller.of(id, "a"));
            entities.persist(Caller.of(-id, "b"));
        });
        pair.call(on(Caller.class, id, caller -> caller.name = "c"));
        pair.call(entities -> {
            Caller caller = entities.find(Caller.class, id);
            caller.name = "d";
            entities.flush();
            jpql(entities, "UPDATE Caller c SET c.changes = c.changes + 10 WHERE c.id = ?1", id);
            entities.refresh(caller);
            caller.seat = id;
        });
        pair.call(entities -> entities.lock(entities.find(Caller.class, id), LockModeType.OPTIMISTIC_FORCE_INCREMENT));
        pair.call(entities -> entities.find(Caller.class, -id, LockModeType.PESSIMISTIC_WRITE).seat = -id);
        pair.call(entities -> {
            entities.createNativeQuery("UPDATE CALLER SET NAME = 'n' WHERE ID = ?")
                    .setParameter(1, id)
                    .executeUpdate();
            Caller caller = entities.find(Caller.class, id);
            entities.refresh(caller);
            caller.name = caller.name + "!";
        });
        pair.call(entities -> {
            Caller graph = Caller.of(id, "merged");
            graph.edition = entities.find(Caller.class, id).edition;
            graph.host = Caller.of(-id, "host");
            graph.host.edition = entities.find(Caller.class, -id).edition;
            graph.host.seat = -id;
            entities.clear();
            entities.merge(graph);
        });
        // a version that is behind: refused, and nothing has happened
        assertThat(pair.attempt(entities -> {
                    Caller stale = Caller.of(id, "stale");
                    stale.edition = 1;
                    entities.merge(stale);
                }))
                .isFalse();
        pair.call(entities -> {
            Caller one = entities.find(Caller.class, id);
            Caller two = entities.find(Caller.class, -id);
            one.seat = null;
            entities.flush();
            two.seat = id;
            entities.flush();
            one.seat = -id;
        });
        pair.call(entities -> {
            Caller one = entities.find(Caller.class, id);
            one.host = null;
            entities.remove(one);
            entities.flush();
            Caller again = Caller.of(id, "again");
            again.seat = -id;
            entities.persist(again);
        });
    }
}
