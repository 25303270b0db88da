package org.reprise.generator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.descriptors.DescriptorEventListener;
import org.eclipse.persistence.descriptors.RelationalDescriptor;
import org.eclipse.persistence.internal.sessions.DatabaseSessionImpl;
import org.eclipse.persistence.sequencing.DefaultSequence;
import org.eclipse.persistence.sequencing.NativeSequence;
import org.eclipse.persistence.sequencing.Sequence;
import org.eclipse.persistence.sequencing.UUIDSequence;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.SessionEventAdapter;
import org.eclipse.persistence.sessions.server.ClientSession;

/**
 * Replaces the generators of one persistence unit by recorded ones when it is first used: by then EclipseLink has connected them
 * and has made the tables, if it was told to; it looks at the kind of a generator for that.
 */
final class RecordedGenerators extends SessionEventAdapter {
    private static final Logger LOG = Logger.getLogger(RecordedGenerators.class.getName());

    /** EclipseLink makes its way of asking for single ids only when some generator needs it; this one does. */
    private static final String SINGLE_IDS = "org.reprise.single-ids";

    private final DescriptorEventListener inserts = new IdentityInserts();
    private final DescriptorEventListener children = new HashedChildren();
    private final Map<String, Sequence> replaced = new HashMap<>();
    private volatile boolean done;

    @Override
    public void postAcquireClientSession(SessionEvent event) {
        if (!done && event.getSession() instanceof ClientSession client) {
            replaceIn(client.getParent());
        }
    }

    private synchronized void replaceIn(DatabaseSessionImpl session) {
        if (done) {
            return;
        }
        if (session.getSequencing() != null) {
            List<ClassDescriptor> users = session.getDescriptors().values().stream()
                    .filter(descriptor -> descriptor.usesSequenceNumbers() && descriptor.getSequence() != null)
                    .toList();
            users.forEach(descriptor -> replaceIn(session, descriptor));
            allowSingleIds(session);
        }
        for (ClassDescriptor descriptor : session.getDescriptors().values()) {
            if (HashedChildren.possibleIn(descriptor)) {
                descriptor.getEventManager().addListener(children);
            }
        }
        done = true;
    }

    private void replaceIn(DatabaseSessionImpl session, ClassDescriptor descriptor) {
        Sequence generator = descriptor.getSequence();
        Sequence recorded = replaced.computeIfAbsent(
                generator.getName(), name -> connected(session, recorded(generator, descriptor)));
        descriptor.setSequence(recorded);
        if (recorded instanceof PlayedIdentity) {
            descriptor.getEventManager().addListener(inserts);
        }
    }

    private static Sequence recorded(Sequence generator, ClassDescriptor user) {
        if (!generator.shouldAcquireValueAfterInsert()) {
            return new RecordedSequence(generator, user.getJavaClass());
        }
        Sequence kind = generator instanceof DefaultSequence byDefault ? byDefault.getDefaultSequence() : generator;
        if (kind.getClass() == NativeSequence.class) {
            return new PlayedIdentity(generator.getName(), generator.getPreallocationSize());
        }
        LOG.warning(() -> "REPR0830W: The ids of generator " + generator.getName() + " ("
                + kind.getClass().getName()
                + ") are known only after the insert and it is none of EclipseLink's own, so they are not recorded:"
                + " events that use it are healed by rows. Use GenerationType.IDENTITY or SEQUENCE.");
        return generator;
    }

    private static Sequence connected(DatabaseSessionImpl session, Sequence recorded) {
        session.getDatasourcePlatform().removeSequence(recorded.getName());
        session.getDatasourcePlatform().addSequence(recorded);
        if (!recorded.isConnected()) {
            recorded.onConnect(session.getDatasourcePlatform());
        }
        return recorded;
    }

    private static void allowSingleIds(DatabaseSessionImpl session) {
        session.getDatasourcePlatform().addSequence(new UUIDSequence(SINGLE_IDS));
        ClassDescriptor user = new RelationalDescriptor();
        user.setSequenceNumberName(SINGLE_IDS);
        user.setSequenceNumberFieldName("ID");
        session.addDescriptorsToSequencing(List.of(user));
    }
}
