package org.reprise.fit;

import java.time.ZoneId;
import org.reprise.fit.Place.Sides;
import org.reprise.jdbc.DatabaseMake;

/** What the settings of database, driver and Java do to the same values. */
final class SettingRules {
    /** From here on, Java writes a floating-point number with as few digits as it can. */
    private static final int SHORT_NUMBERS = 19;

    private final SiteDefinition here;
    private final SiteDefinition there;
    private final boolean localTimes;

    /** @param localTimes whether there is a column of date and time without a zone */
    SettingRules(SiteDefinition here, SiteDefinition there, boolean localTimes) {
        this.here = here;
        this.there = there;
        this.localTimes = localTimes;
    }

    void compare(Place place) {
        zone(place);
        java(place);
        if (differ(Setting.JVM_LOCALE)) {
            place.add(
                    Grade.COMPARES_OTHERWISE,
                    "locale of the JVM",
                    sides(Setting.JVM_LOCALE),
                    "Calls that format numbers and times, or change the case of texts, may write others here.",
                    "Start both with the same -Duser.language and -Duser.country.");
        }
        if (differ(Setting.JVM_CHARSET)) {
            place.add(
                    Grade.COMPARES_OTHERWISE,
                    "character set of the JVM",
                    sides(Setting.JVM_CHARSET),
                    "Calls that turn bytes into text without naming a character set may write other texts here.",
                    "Start both with the same -Dfile.encoding.");
        }
        driver(place);
        database(place);
    }

    private void zone(Place place) {
        String mine = here.setting(Setting.JVM_ZONE);
        String theirs = there.setting(Setting.JVM_ZONE);
        if (!differ(Setting.JVM_ZONE) || sameRules(mine, theirs)) {
            if (differ(Setting.SESSION_OFFSET)) {
                place.add(
                        Grade.COMPARES_OTHERWISE,
                        "zone of the database's session",
                        sides(Setting.SESSION_OFFSET),
                        "CURRENT_TIMESTAMP and what else the database says of the time are so many minutes ahead of UTC.",
                        "Let both sessions have the same zone, by the driver's address or the database's settings.");
            }
        } else {
            place.add(
                    localTimes ? Grade.CANNOT_HOLD : Grade.COMPARES_OTHERWISE,
                    "zone of the JVM",
                    sides(Setting.JVM_ZONE),
                    "The same point in time is another local time here, and hours that a change of the clock leaves out or"
                            + " repeats are others: columns without a zone hold other values.",
                    "Start all servers of all sites with the same -Duser.timezone, best UTC.");
        }
    }

    private static boolean sameRules(String mine, String theirs) {
        return ZoneId.getAvailableZoneIds().contains(mine)
                && ZoneId.getAvailableZoneIds().contains(theirs)
                && ZoneId.of(mine).getRules().equals(ZoneId.of(theirs).getRules());
    }

    private void java(Place place) {
        if (!differ(Setting.JAVA_VERSION)) {
            return;
        }
        boolean otherText = isShort(here) != isShort(there);
        place.add(
                otherText ? Grade.COMPARES_OTHERWISE : Grade.HARMLESS,
                "version of Java",
                sides(Setting.JAVA_VERSION),
                otherText
                        ? "The text of a float or double is another one from Java 19 on: calls that make text of them write other texts."
                        : "Nothing is known that the two do otherwise with the same call.",
                "Run both sites on the same version of Java.");
    }

    private static boolean isShort(SiteDefinition site) {
        return Integer.parseInt(site.setting(Setting.JAVA_VERSION)) >= SHORT_NUMBERS;
    }

    private void driver(Place place) {
        if (differ(Setting.ROWS_COUNTED)) {
            place.add(
                    Grade.COMPARES_OTHERWISE,
                    "rows counted by the driver",
                    sides(Setting.ROWS_COUNTED),
                    "An update to the value that is there already counts as a row at one site only: versions and calls that look at"
                            + " the count come out differently.",
                    "Take useAffectedRows=true from the address of the data source.");
        }
        if (differ(Setting.BITS_READ)) {
            place.add(
                    Grade.COMPARES_OTHERWISE,
                    "TINYINT(1) and BIT(1) as the driver reads them",
                    sides(Setting.BITS_READ),
                    "Native queries get numbers at one site and booleans at the other.",
                    "Set tinyInt1isBit and transformedBitIsBoolean to the same at both.");
        }
        if (differ(Setting.TEXT_PARAMETERS)) {
            place.add(
                    Grade.COMPARES_OTHERWISE,
                    "type of text parameters",
                    sides(Setting.TEXT_PARAMETERS),
                    "Texts for columns of other types are taken at one site and refused at the other.",
                    "Set stringtype to the same at both.");
        }
    }

    private void database(Place place) {
        if (differ(Setting.STRICT)) {
            boolean mine = here.setting(Setting.STRICT).equals("yes");
            place.add(
                    mine ? Grade.COMPARES_OTHERWISE : Grade.HOLDS_LESS,
                    "values that do not fit",
                    sides(mine ? "refused" : "cut", mine ? "cut" : "refused"),
                    mine
                            ? "Values that do not fit are cut there without a word, and refused here."
                            : "Values that do not fit are cut here without a word.",
                    "Let sql_mode have STRICT_TRANS_TABLES at both (HSQLDB: sql.enforce_size).");
        }
        boolean sameMake = here.make() == there.make();
        if (sameMake && differ(Setting.SQL_MODE)) {
            place.add(
                    Grade.COMPARES_OTHERWISE,
                    "mode of SQL",
                    sides(Setting.SQL_MODE),
                    "The same statement may mean another thing.",
                    "Set " + (here.make() == DatabaseMake.MARIADB ? "sql_mode" : "the mode") + " to the same at both.");
        }
        if (sameMake && differ(Setting.TABLE_NAMES)) {
            place.add(
                    Grade.COMPARES_OTHERWISE,
                    "case of table names",
                    sides(Setting.TABLE_NAMES),
                    "A statement that spells a table in another case finds it at one site only.",
                    "Set lower_case_table_names to the same at both.");
        }
        // where a collation is a column's own, that column is named
        if (differ(Setting.TEXT_ORDER) && !(sameMake && here.make() == DatabaseMake.MARIADB)) {
            place.add(
                    sameMake ? Grade.COMPARES_OTHERWISE : Grade.HARMLESS,
                    "order of texts",
                    sides(Setting.TEXT_ORDER),
                    "Texts come in another order, and are greater or less than others: ORDER BY with a limit, < and > may pick other rows.",
                    "Use one collation at both if your calls depend on the order of texts.");
        }
    }

    /** A setting that one of the two has not says nothing. */
    private boolean differ(Setting setting) {
        return here.settings().containsKey(setting)
                && there.settings().containsKey(setting)
                && !here.setting(setting).equals(there.setting(setting));
    }

    private Sides sides(Setting setting) {
        return sides(here.setting(setting), there.setting(setting));
    }

    private static Sides sides(String mine, String theirs) {
        return Sides.of(mine.isEmpty() ? "none" : mine, theirs.isEmpty() ? "none" : theirs);
    }
}
