package org.reprise.finding;

import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.reprise.jdbc.Database;
import org.reprise.jdbc.Text;

/** {@link Demotions} in the table REPRISE_DEMOTED. */
final class JdbcDemotions implements Demotions {
    private final Database database;

    JdbcDemotions(DataSource source) {
        this.database = new Database(source);
    }

    @Override
    public void demote(Demotion demotion) {
        if (database.first("SELECT NAME FROM REPRISE_DEMOTED WHERE NAME = ?", row -> row.getString(1), demotion.name())
                .isEmpty()) {
            database.update(
                    "INSERT INTO REPRISE_DEMOTED (NAME, REASON, DEMOTED_MS, APP_VERSION) VALUES (?, ?, ?, ?)",
                    demotion.name(),
                    Text.cut(demotion.reason(), FoundDifferences.MAX_TEXT),
                    demotion.at().toEpochMilli(),
                    demotion.version());
        }
    }

    @Override
    public boolean promote(String name) {
        return database.update("DELETE FROM REPRISE_DEMOTED WHERE NAME = ?", name) == 1;
    }

    @Override
    public List<Demotion> list() {
        return List.copyOf(database.query(
                "SELECT NAME, REASON, DEMOTED_MS, APP_VERSION FROM REPRISE_DEMOTED ORDER BY NAME",
                row -> new Demotion(
                        row.getString(1), row.getString(2), Instant.ofEpochMilli(row.getLong(3)), row.getString(4))));
    }
}
