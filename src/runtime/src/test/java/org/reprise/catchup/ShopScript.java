package org.reprise.catchup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.reprise.proof.Change;

/** Random events over the tables of {@link Shop}, each change of which the tables take when it comes in its turn. */
final class ShopScript {
    private static final int IDS = 6;

    private final Random random;
    private final Map<Integer, Map<String, Object>> shops = new TreeMap<>();
    private final Map<Integer, Map<String, Object>> items = new TreeMap<>();
    private final Map<Integer, Integer> tags = new HashMap<>();

    ShopScript(long seed) {
        random = new Random(seed);
    }

    List<List<Change>> events(int count) {
        List<List<Change>> events = new ArrayList<>();
        while (events.size() < count) {
            List<Change> event = new ArrayList<>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                step(event);
            }
            events.add(event);
        }
        return events;
    }

    private int any() {
        return 1 + random.nextInt(IDS);
    }

    private void step(List<Change> event) {
        switch (random.nextInt(8)) {
            case 0 -> shop(event, any());
            case 1 -> leave(event, any());
            case 2, 3, 4 -> item(event, any());
            case 5 -> remove(event, any());
            case 6 -> rename(event, any(), any());
            default -> tag(event, any());
        }
    }

    private boolean isFree(Map<Integer, Map<String, Object>> rows, int id, String column, @Nullable Object value) {
        return value == null
                || rows.entrySet().stream()
                        .noneMatch(row -> row.getKey() != id
                                && value.equals(row.getValue().get(column)));
    }

    private void shop(List<Change> event, int id) {
        String name = "shop " + random.nextInt(IDS);
        if (isFree(shops, id, "NAME", name)) {
            write(
                    event,
                    "SHOP",
                    shops,
                    id,
                    random.nextInt(3) == 0 ? Map.of("NAME", name) : Map.of("NAME", name, "CITY", "c" + any()));
        }
    }

    private void leave(List<Change> event, int id) {
        boolean used =
                items.values().stream().anyMatch(item -> Integer.valueOf(id).equals(item.get("SHOP_ID")));
        if (!used && shops.remove(id) != null) {
            event.add(Shop.delete("SHOP", Map.of("ID", id)));
        }
    }

    private void item(List<Change> event, int id) {
        Map<String, Object> columns = new HashMap<>();
        int shop = any();
        if (random.nextBoolean() && shops.containsKey(shop)) {
            columns.put("SHOP_ID", shop);
        }
        Integer pos = random.nextInt(4) == 0 ? null : Integer.valueOf(any());
        if (random.nextBoolean() && isFree(items, id, "POS", pos)) {
            columns.put("POS", pos);
        }
        if (columns.isEmpty() || random.nextBoolean()) {
            columns.put("PRICE", "" + random.nextInt(100));
            columns.put("WEIGHT", random.nextDouble());
        }
        write(event, "ITEM", items, id, columns);
    }

    private static void write(
            List<Change> event,
            String table,
            Map<Integer, Map<String, Object>> rows,
            int id,
            Map<String, Object> columns) {
        Map<String, Object> row = rows.get(id);
        if (row == null) {
            rows.put(id, new HashMap<>(columns));
            event.add(Shop.insert(table, Map.of("ID", id), columns));
            return;
        }
        Map<String, Object> before = new HashMap<>();
        columns.keySet().stream().filter(row::containsKey).forEach(column -> before.put(column, row.get(column)));
        row.putAll(columns);
        event.add(Shop.update(table, Map.of("ID", id), columns, before));
    }

    private void remove(List<Change> event, int id) {
        if (!tags.containsKey(id) && items.remove(id) != null) {
            event.add(Shop.delete("ITEM", Map.of("ID", id)));
        }
    }

    private void rename(List<Change> event, int id, int other) {
        if (items.containsKey(id) && !items.containsKey(other) && !tags.containsKey(id)) {
            items.put(other, Objects.requireNonNull(items.remove(id)));
            event.add(Shop.update("ITEM", Map.of("ID", id), Map.of("ID", other), Map.of()));
        }
    }

    private void tag(List<Change> event, int item) {
        Map<String, Object> tag = Map.of("ITEM_ID", item, "TAG", "t");
        if (tags.containsKey(item)) {
            event.add(Shop.delete("TAG", tag).met(tags.remove(item)));
        } else if (items.containsKey(item)) {
            tags.put(item, 2);
            event.add(Shop.insert("TAG", tag, Map.of()));
            event.add(Shop.insert("TAG", tag, Map.of()));
        }
    }
}
