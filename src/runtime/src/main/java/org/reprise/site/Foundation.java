package org.reprise.site;

import java.time.Clock;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.reprise.capture.CapturePolicy.Proving;
import org.reprise.eclipselink.DatabaseAddress;
import org.reprise.eclipselink.WrittenRows;
import org.reprise.log.Durability;
import org.reprise.log.Schema;
import org.reprise.proof.Change;
import org.reprise.role.Application;
import org.reprise.role.EventTrial;
import org.reprise.role.OwnReign;
import org.reprise.settings.SiteConfiguration;
import org.reprise.settings.SiteNotOpenException;
import org.reprise.settings.SiteSettings;
import org.reprise.settings.Standing;

/** What a site opens on: its settings, its database with the log's tables, and transactions that can keep an event. */
final class Foundation {
    /** What stays through all changes of role. */
    record Ground(SiteSettings configured, Application served, OwnReign own) {}

    private volatile @Nullable Ground ground;
    private volatile @Nullable SiteSettings settings;
    private volatile @Nullable DatabaseAddress own;
    private volatile @Nullable EventTrial trial;

    /**
     * Makes a site that does not watch yet.
     *
     * @throws RuntimeException saying what is missing or wrong
     */
    LiveSite lay(ApplicationContext context, ThreadFactory threads) {
        Ground laid = ground;
        if (laid == null) {
            laid = ground(context);
            ground = laid;
        }
        prove();
        Standing standing = laid.own().standing();
        laid.own().settle(standing);
        SiteSettings now = laid.configured().standing(standing);
        settings = now;
        return new LiveSite(now, laid.served(), threads, Clock.systemUTC());
    }

    private Ground ground(ApplicationContext context) {
        SiteSettings read = new SiteConfiguration(ConfigProvider.getConfig()).read();
        settings = read;
        Application served = context.application(read);
        DataSource source = served.container().dataSource();
        own = DatabaseAddress.of(source);
        Schema schema = new Schema(source);
        if (read.database().createTables()) {
            schema.migrate();
        } else {
            schema.verify();
        }
        new Durability(source).check();
        trial = new EventTrial(read.database().dataSource(), served.container());
        return new Ground(read, served, new OwnReign(read, served.container(), Clock.systemUTC()));
    }

    /** Tries the persistence units that were opened since the last time. */
    void prove() {
        EventTrial laid = trial;
        if (laid != null) {
            laid.run();
        }
    }

    /** Null before the first site was laid on it. */
    @Nullable
    Ground ground() {
        return ground;
    }

    /** As far as they are read. */
    @Nullable
    SiteSettings settings() {
        return settings;
    }

    /** From now on, rows of the site's database are refused; those of an unknown one too, unless it is known that it is another. */
    void refuseRows(String why) {
        SiteSettings read = settings;
        if (read != null && read.capture().policy().proving() == Proving.OFF) {
            return;
        }
        DatabaseAddress known = own;
        WrittenRows.refuse(change -> refuse(change, why), address -> known == null || known.equals(address));
    }

    private static void refuse(Supplier<? extends Change> change, String why) {
        throw new SiteNotOpenException("Rows of " + change.get().place()
                + " are refused, because no event would have them while the site is not open: " + why);
    }
}
