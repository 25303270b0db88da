package org.reprise.group;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** What runs before and after a change of role, one after the other: the application's observers first, then executables. */
final class Hooks {
    private static final Logger LOG = Logger.getLogger(Hooks.class.getName());

    private final List<Hook> all = new ArrayList<>();

    /** @param observers those of the application, which have their time as one */
    Hooks(HookSettings settings, List<Hook> observers, ThreadFactory threads) {
        for (Hook each : observers) {
            all.add(new TimedHook(each, settings, threads));
        }
        settings.executables().forEach(path -> all.add(new ExecutableHook(path, settings.timeout(), threads)));
    }

    /** The application's own code: it is not known to end. */
    private record TimedHook(Hook hook, HookSettings settings, ThreadFactory threads) implements Hook {
        @Override
        public String name() {
            return hook.name();
        }

        @Override
        public void run(HookCall call) throws Exception {
            Timed.call(threads, "hook", settings.timeout(), () -> {
                hook.run(call);
                return true;
            });
        }
    }

    /** In words; empty where there are none. */
    String names() {
        return all.stream().map(Hook::name).collect(Collectors.joining(", "));
    }

    /** Those that may refuse: the first that does ends it. @throws HookFailedException naming it */
    void before(HookCall call) {
        for (Hook each : all) {
            try {
                each.run(call);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new HookFailedException(each.name() + " was interrupted " + call, e);
            } catch (Exception e) {
                throw new HookFailedException(each.name() + " says no " + call + ": " + words(e), e);
            }
        }
    }

    /** Those that cannot change anything any more: what fails is reported, and the others run all the same. */
    void tell(HookCall call) {
        for (Hook each : all) {
            try {
                each.run(call);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception e) {
                LOG.log(
                        Level.WARNING,
                        e,
                        () -> "REPR0083W: The hook " + each.name() + " failed " + call + ": " + words(e)
                                + ". The role stays as it is; do by hand what the hook has not done");
            }
        }
    }

    private static String words(Exception e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }
}
