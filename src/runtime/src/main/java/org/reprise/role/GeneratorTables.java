package org.reprise.role;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.reprise.compare.ApplicationTables;
import org.reprise.eclipselink.MappedColumns;
import org.reprise.generator.GeneratorAdvance;
import org.reprise.jdbc.Transactions;
import org.reprise.log.Settings;

/**
 * The tables in which generators stand: no business data, so they are neither seeded nor compared nor repaired. A persistence unit
 * tells its own when it is used for the first time; what was told once, to whatever server of the site, is remembered. Safe for any
 * thread.
 */
public final class GeneratorTables implements Supplier<Set<String>> {
    private static final String SETTING = "generator.tables";

    private final Settings settings;
    private final Transactions transactions;

    public GeneratorTables(Settings settings, Transactions transactions) {
        this.settings = settings;
        this.transactions = transactions;
    }

    /** Their names, in upper case. */
    @Override
    public Set<String> get() {
        Set<String> all = stored();
        all.addAll(ApplicationTables.DEFAULT.generators());
        all.addAll(GeneratorAdvance.tables());
        return all;
    }

    /** The same with what entities are mapped to. */
    ApplicationTables application() {
        return new ApplicationTables(MappedColumns.tables(), get());
    }

    /** Remembers what the persistence units have told. */
    void learn() {
        learn(GeneratorAdvance.tables());
    }

    /** Remembers these, too. */
    void learn(Collection<String> names) {
        Set<String> all = stored();
        boolean news = all.addAll(names);
        String text = String.join(",", all);
        if (news && text.length() <= Settings.MAX_VALUE) {
            transactions.run(() -> settings.set(SETTING, text));
        }
    }

    private Set<String> stored() {
        Set<String> names = new TreeSet<>();
        settings.of(SETTING).ifPresent(text -> names.addAll(Set.of(text.split(",", -1))));
        return names;
    }
}
