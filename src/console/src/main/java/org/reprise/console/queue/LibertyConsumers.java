package org.reprise.console.queue;

import java.util.List;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Open Liberty's control of endpoints, as {@code server pause --target=…} uses it. */
final class LibertyConsumers implements Consumers {
    private static final String CONTROL = "WebSphere:feature=kernel,name=ServerEndpointControl";

    /** Stands in the names of message-driven beans, and not in those of HTTP endpoints. */
    private static final String OF_A_BEAN = "#";

    private final MBeanServer beans;

    LibertyConsumers(MBeanServer beans) {
        this.beans = beans;
    }

    @Override
    public List<Consumer> list() {
        return names().stream()
                .map(name -> new Consumer(name, Boolean.TRUE.equals(tell("isPaused", name))))
                .toList();
    }

    private List<String> names() {
        try {
            List<?> all = (List<?>) beans.invoke(new ObjectName(CONTROL), "listEndpoints", null, null);
            return all.stream()
                    .map(String::valueOf)
                    .filter(name -> name.contains(OF_A_BEAN))
                    .sorted()
                    .toList();
        } catch (JMException e) {
            throw new EngineSilentException("This server does not say which message-driven beans it has", e);
        }
    }

    @Override
    public void pause(String name) {
        change("pause", name);
    }

    @Override
    public void resume(String name) {
        change("resume", name);
    }

    private void change(String act, String name) {
        if (!names().contains(name)) {
            throw new IllegalArgumentException("This server has no message-driven bean '" + name + "'");
        }
        tell(act, name);
    }

    private Object tell(String act, String name) {
        try {
            return beans.invoke(
                    new ObjectName(CONTROL), act, new Object[] {name}, new String[] {String.class.getName()});
        } catch (JMException e) {
            throw new IllegalArgumentException("The server does not " + act + " '" + name + "': " + e.getMessage(), e);
        }
    }
}
