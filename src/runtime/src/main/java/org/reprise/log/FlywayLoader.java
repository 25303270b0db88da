package org.reprise.log;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;

/**
 * What Flyway sees of the class path: no {@code db/callback}, where it looks for callbacks whatever it is told. Those would be the
 * application's; and on Liberty, whose loaders it knows by name, finding none is an error line in the log.
 */
final class FlywayLoader extends ClassLoader {
    private static final String CALLBACKS = "db/callback";

    FlywayLoader() {
        super(FlywayLoader.class.getClassLoader());
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return name.startsWith(CALLBACKS) ? Collections.emptyEnumeration() : super.getResources(name);
    }
}
