package org.reprise.deploy;

import jakarta.interceptor.InvocationContext;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reprise.argument.ArgumentJson;
import org.reprise.eclipselink.EclipseLinkEntities;
import org.reprise.event.ReplicatedMethod;
import org.reprise.event.ReplicatedMethods;
import org.reprise.replay.CallPlayer;
import org.reprise.replay.LateArguments;

/**
 * The application's calls: which are replicated, and how their arguments are written and read.
 *
 * @param methods  the replicated ones
 * @param entities what is behind arguments that are entities
 * @param json     writes and reads arguments
 */
public record ApplicationCalls(ReplicatedMethods methods, EclipseLinkEntities entities, ArgumentJson json) {

    /** Runs a call that the player has claimed; entities among its arguments come from the bean's own entity managers. */
    @Nullable
    public Object play(CallPlayer player, ReplicatedMethod method, InvocationContext call) throws Exception {
        return player.around(method, door(call), call::proceed);
    }

    /** Where the call that has reached its bean gets arguments that hold entities. */
    public LateArguments door(InvocationContext call) {
        return decoding -> {
            List<EntityManager> managers = BeanEntityManagers.of(call.getTarget());
            call.setParameters(entities.with(managers, decoding));
        };
    }
}
