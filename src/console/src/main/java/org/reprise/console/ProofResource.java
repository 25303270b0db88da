package org.reprise.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.reprise.console.contents.Contents;
import org.reprise.console.request.Act;
import org.reprise.console.request.Limit;
import org.reprise.console.request.Roles;
import org.reprise.console.request.Wish;
import org.reprise.desk.Site;
import org.reprise.generator.AdvancedGenerator;

/** What replay proved at this site, what it healed, and the methods that it demoted. */
@Path("/proof")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.VIEWER, Roles.AUDITOR, Roles.OPERATOR, Roles.ADMIN})
@Tag(name = "Proof")
public class ProofResource {

    /** What was asked for. */
    public record Promoted(String name, String effect) {}

    @Inject
    Site site;

    @Inject
    Contents contents;

    @GET
    @Operation(summary = "By event name what was replayed, healed and parked; the newest differences; demoted methods")
    public ProofView proof(
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("payload") @DefaultValue("") String payload,
            @Context SecurityContext user) {
        return ProofView.of(site, Limit.of(limit), contents.mask(user, payload, "differences"));
    }

    @POST
    @Path("demoted/{name}/promote")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    @Operation(summary = "Let a demoted method be called again at this site")
    public Promoted promote(@PathParam("name") String name, @Nullable Wish wish, @Context SecurityContext user) {
        Act act = Act.of(wish, user);
        site.promote(name, act.who(), act.reason());
        return new Promoted(
                name, "Its events are called again at this site; three failed proofs in a row demote it anew.");
    }

    @POST
    @Path("generators/advance")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    @Operation(summary = "Move the id generators of this secondary past all replayed ids, before it is promoted")
    public List<AdvancedGenerator> advance(@Nullable Wish wish, @Context SecurityContext user) {
        Act act = Act.of(wish, user);
        return site.advanceGenerators(act.who(), act.reason());
    }
}
