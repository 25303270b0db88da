package org.reprise.liberty;

/** What fells a primary, and what raises it again. */
enum Fault {
    /** kill -9. */
    KILLED {
        @Override
        void fell(FaultySites sites, String name) {
            sites.site(name).server().kill();
        }

        @Override
        void raise(FaultySites sites, String name) {
            sites.site(name).server().start();
            SitePair.awaitReady(sites.site(name));
        }
    },
    /** Nothing comes to it from other sites, and nothing from it to them. */
    CUT {
        @Override
        void fell(FaultySites sites, String name) {
            sites.cut(name);
        }

        @Override
        void raise(FaultySites sites, String name) {
            sites.heal(name);
        }
    },
    /** Nothing comes from it to other sites; what these send comes. */
    CUT_ONE_WAY {
        @Override
        void fell(FaultySites sites, String name) {
            sites.cutOut(name);
        }

        @Override
        void raise(FaultySites sites, String name) {
            sites.heal(name);
        }
    },
    /** SIGSTOP; it goes on as if no time had passed. */
    STOPPED {
        @Override
        void fell(FaultySites sites, String name) {
            sites.signal(name, "STOP");
        }

        @Override
        void raise(FaultySites sites, String name) {
            sites.signal(name, "CONT");
        }
    };

    abstract void fell(FaultySites sites, String name);

    /** It comes back; returns at once where nothing has to be started. */
    abstract void raise(FaultySites sites, String name);
}
