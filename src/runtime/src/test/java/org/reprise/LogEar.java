package org.reprise;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Hears what a class says to its log, in whatever thread, until it is closed. */
public final class LogEar extends Handler {
    private final Logger logger;
    private final List<String> said = new CopyOnWriteArrayList<>();

    public LogEar(Class<?> speaker) {
        logger = Logger.getLogger(speaker.getName());
        logger.addHandler(this);
    }

    /** The messages so far, as they are written in the code. */
    public List<String> said() {
        return said;
    }

    @Override
    public void publish(LogRecord entry) {
        said.add(entry.getMessage());
    }

    @Override
    public void flush() {
        // nothing is kept back
    }

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
