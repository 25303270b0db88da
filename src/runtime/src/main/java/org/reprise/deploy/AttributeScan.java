package org.reprise.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.reprise.api.RepriseException;
import org.reprise.capture.CapturePolicy.Proving;
import org.reprise.eclipselink.AlikeNames;
import org.reprise.eclipselink.DatabaseAddress;
import org.reprise.eclipselink.RefusedAttributes;
import org.reprise.eclipselink.UnboundUnits;
import org.reprise.settings.SiteSettings;

/** What is wrong with the attributes of entities, their names, and how units write them. Persistence units that the server opens with the application are open by now. */
final class AttributeScan {
    private static final Logger LOG = Logger.getLogger(AttributeScan.class.getName());

    private AttributeScan() {}

    /** Nothing while the database is away: its units are not open then, and the site is not either. */
    static List<String> problems(SiteSettings settings) {
        if (settings.capture().policy().proving() == Proving.OFF) {
            return List.of();
        }
        try {
            DataSource source = Directory.find(settings.database().dataSource(), DataSource.class);
            DatabaseAddress own = DatabaseAddress.of(source);
            List<String> problems = new ArrayList<>(RefusedAttributes.of(own));
            problems.addAll(AlikeNames.of(own));
            problems.addAll(UnboundUnits.of(own));
            return problems;
        } catch (NamingException | RepriseException e) {
            LOG.log(Level.FINE, "The attributes of entities are not looked at", e);
            return List.of();
        }
    }
}
