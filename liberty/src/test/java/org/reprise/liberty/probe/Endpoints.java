package org.reprise.liberty.probe;

import jakarta.servlet.ServletException;
import java.lang.management.ManagementFactory;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Stops and starts a message-driven bean as an operator of Liberty would. */
final class Endpoints {

    private static final String CONTROL = "WebSphere:feature=kernel,name=ServerEndpointControl";

    private Endpoints() {}

    /** @param bean the end of the endpoint's name, such as {@code PortionListener} */
    static void turn(String act, String bean) throws ServletException {
        try {
            MBeanServer server = ManagementFactory.getPlatformMBeanServer();
            ObjectName control = new ObjectName(CONTROL);
            List<?> all = (List<?>) server.invoke(control, "listEndpoints", new Object[0], new String[0]);
            String name = all.stream()
                    .map(String::valueOf)
                    .filter(endpoint -> endpoint.endsWith(bean))
                    .findFirst()
                    .orElseThrow(() -> new ServletException("No endpoint " + bean + " in " + all));
            server.invoke(control, act, new Object[] {name}, new String[] {String.class.getName()});
        } catch (JMException e) {
            throw new ServletException(e);
        }
    }
}
