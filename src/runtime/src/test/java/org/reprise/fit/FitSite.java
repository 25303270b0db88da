package org.reprise.fit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.reprise.testing.TestDatabase;

/** A site with nothing but a database, as its upstream hears of it. */
final class FitSite {
    private final String name;
    private final TestDatabase database;
    private final Map<String, Map<String, String>> mapped = new HashMap<>();
    private final SortedMap<Setting, String> told = new TreeMap<>();

    FitSite(String name, TestDatabase database) {
        this.name = name;
        this.database = database;
    }

    /** As another driver's address reaches the same database. */
    FitSite by(String parameters) {
        FitSite other = new FitSite(
                name,
                new TestDatabase(database.make(), database.url() + parameters, database.user(), database.password()));
        other.mapped.putAll(mapped);
        other.told.putAll(told);
        return other;
    }

    FitSite with(Setting setting, String value) {
        told.put(setting, value);
        return this;
    }

    FitSite maps(String... tables) {
        for (String table : tables) {
            mapped.put(table, Map.of());
        }
        return this;
    }

    FitSite maps(String table, Map<String, String> types) {
        mapped.put(table, types);
        return this;
    }

    FitSite has(String... statements) {
        database.execute(statements);
        return this;
    }

    SiteDefinition definition() {
        SiteDefinition read =
                new OwnDefinition(name, database.dataSource(), () -> mapped, () -> Set.of("SEQUENCE")).read();
        SortedMap<Setting, String> settings = new TreeMap<>(read.settings());
        settings.putAll(told);
        SiteDefinition all =
                new SiteDefinition(read.site(), read.make(), settings, read.tables(), read.mapped(), read.generators());
        return FitForm.read(FitForm.write(all));
    }

    /** Grade, place and what differs, of each misfit with the upstream. */
    List<String> against(FitSite upstream) {
        return Fit.of(definition(), upstream.definition()).stream()
                .map(each -> each.grade() + " " + each.place() + (each.table().isEmpty() ? "" : ": " + each.what()))
                .toList();
    }
}
