package org.reprise.eclipselink;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.time.Clock;
import java.util.Collections;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.eclipse.persistence.config.PersistenceUnitProperties;
import org.eclipse.persistence.config.SessionCustomizer;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.sessions.Session;
import org.reprise.api.RepriseException;
import org.reprise.generator.GeneratorListeners;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Attaches Reprise to every persistence unit of the server, named once as the default {@code eclipselink.session.customizer} in
 * {@code reprise.xml}. That default hides a customizer that a unit's own {@code persistence.xml} names, so that one is run first.
 */
public final class RepriseSessionCustomizer implements SessionCustomizer {

    @Override
    public void customize(Session session) throws Exception {
        ClassLoader loader = ((AbstractSession) session).getLoader();
        Optional<String> own = ownCustomizer(session.getName(), loader);
        if (own.isPresent()) {
            loader.loadClass(own.get())
                    .asSubclass(SessionCustomizer.class)
                    .getDeclaredConstructor()
                    .newInstance()
                    .customize(session);
        }
        session.getEventManager().addListener(new WatchedUnitsOfWork.Listener());
        session.getEventManager().addListener(new RowListener(Clock.systemUTC()));
        session.getEventManager().addListener(new OpenUnits.Listener());
        GeneratorListeners.addTo(session);
    }

    /** The customizer that the unit's own persistence.xml names; EclipseLink's session name ends with the unit's name. */
    private static Optional<String> ownCustomizer(String session, ClassLoader loader) throws IOException {
        for (URL file : Collections.list(loader.getResources("META-INF/persistence.xml"))) {
            NodeList units = elements(file);
            for (int i = 0; i < units.getLength(); i++) {
                Element unit = (Element) units.item(i);
                if (session.endsWith("_" + unit.getAttribute("name"))) {
                    return property(unit);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> property(Element unit) {
        NodeList properties = unit.getElementsByTagName("property");
        for (int i = 0; i < properties.getLength(); i++) {
            Element property = (Element) properties.item(i);
            if (property.getAttribute("name").equals(PersistenceUnitProperties.SESSION_CUSTOMIZER)) {
                return Optional.of(property.getAttribute("value"))
                        .filter(name -> !name.equals(RepriseSessionCustomizer.class.getName()));
            }
        }
        return Optional.empty();
    }

    private static NodeList elements(URL file) throws IOException {
        try (InputStream in = file.openStream()) {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(in)
                    .getElementsByTagName("persistence-unit");
        } catch (ParserConfigurationException | SAXException e) {
            throw new RepriseException("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
