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
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.reprise.console.contents.Contents;
import org.reprise.console.request.Act;
import org.reprise.console.request.Given;
import org.reprise.console.request.RefusedRequestException;
import org.reprise.console.request.Roles;
import org.reprise.console.request.Wish;
import org.reprise.desk.Site;
import org.reprise.figures.ProjectionFigures;
import org.reprise.job.Job;
import org.reprise.mask.Mask;
import org.reprise.role.ExportRequest;
import org.reprise.seed.SeedState;

/** Work of operators that takes its time. */
@Path("/jobs")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.VIEWER, Roles.AUDITOR, Roles.OPERATOR, Roles.ADMIN})
@Tag(name = "Jobs")
public class JobsResource {
    private static final Set<String> COMPARING = Set.of("compare", "repair");

    /** With which site, which tables, none for all, and why. */
    public record Comparison(
            @Nullable String site,
            @Nullable List<String> tables,
            @Nullable String reason) {}

    /** With rows of which site, replacing those of which tables here, and why. */
    public record Seed(
            @Nullable String site,
            @Nullable List<String> replace,
            @Nullable String reason) {}

    /** What was done. */
    public record Done(String effect) {}

    @Inject
    Site site;

    @Inject
    Contents contents;

    @GET
    @Operation(summary = "The jobs of this server, the newest first, with progress, rate, remaining time and result")
    public List<JobView> jobs() {
        List<Job> jobs = site.jobs().list();
        // what was found does not outlive the server, as the jobs do
        long compared = site.jobs().compared().isEmpty()
                ? 0
                : jobs.stream()
                        .filter(job -> COMPARING.contains(job.kind()) && job.state() != Job.State.RUNNING)
                        .mapToLong(Job::id)
                        .max()
                        .orElse(0);
        return jobs.stream().map(job -> JobView.of(job, job.id() == compared)).toList();
    }

    @GET
    @Path("compared")
    @RolesAllowed({Roles.AUDITOR, Roles.OPERATOR, Roles.ADMIN})
    @Operation(summary = "What the last comparison or repair found: tables, and rows that differ, to the column")
    public ComparedView compared(
            @QueryParam("payload") @DefaultValue("") String payload, @Context SecurityContext user) {
        Mask mask = contents.mask(user, payload, "rows of the last comparison");
        return site.jobs()
                .compared()
                .map(result -> ComparedView.of(result, mask))
                .orElseThrow(() -> new RefusedRequestException(
                        "Nothing was compared at this site since its server started.",
                        "Start a comparison first; what came of earlier ones stands in the list of jobs."));
    }

    @POST
    @Path("compare")
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    @Operation(summary = "Compare this secondary's tables with those of another site at one position; changes nothing")
    public JobView compare(@Nullable Comparison wish, @Context SecurityContext user) {
        Act act = act(wish, user);
        String other = other(wish);
        Set<String> tables = tables(wish);
        return started(() -> site.jobs().compare(other, tables, act.who(), act.reason()));
    }

    @POST
    @Path("repair")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary =
                    "Compare, bring this secondary's rows to those of the other site, and compare again; replay waits meanwhile")
    public JobView repair(@Nullable Comparison wish, @Context SecurityContext user) {
        Act act = act(wish, user);
        String other = other(wish);
        Set<String> tables = tables(wish);
        return started(() -> site.jobs().repair(other, tables, act.who(), act.reason()));
    }

    @GET
    @Path("projections")
    @Operation(summary = "The databases that the application builds from the events at this site, and how far each is")
    public List<ProjectionFigures> projections() {
        return site.jobs().projections();
    }

    @POST
    @Path("rebuild/{projection}")
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    @Operation(summary = "Remove all of a projection, and build it again from the first event")
    public JobView rebuild(
            @PathParam("projection") String projection, @Nullable Wish wish, @Context SecurityContext user) {
        Act act = Act.of(wish, user);
        return started(() -> site.jobs().rebuild(projection, act.who(), act.reason()));
    }

    @GET
    @Path("seed")
    @Operation(summary = "Where this site's rows came from, if it was seeded or is being seeded: a list of one or none")
    public List<SeedState> seed() {
        return site.jobs().seed().stream().toList();
    }

    @POST
    @Path("seed")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary =
                    "Fill this new secondary with the rows of another site at an exact position; the log follows from there."
                            + " Rows that are here go only from the tables in \"replace\"")
    public JobView seed(@Nullable Seed wish, @Context SecurityContext user) {
        Act act = Act.of(wish == null ? null : new Wish(wish.reason()), user);
        String source = named(wish == null ? null : wish.site());
        Set<String> replaced = wish == null ? Set.of() : upper(wish.replace());
        return started(() -> site.jobs().seed(source, replaced, act.who(), act.reason()));
    }

    @POST
    @Path("seed/decline")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Let this site, which waits for a seed, go on with the rows that it has")
    public Done declineSeed(@Nullable Wish wish, @Context SecurityContext user) {
        Act act = Act.of(wish, user);
        sensible(() -> {
            site.jobs().declineSeed(act.who(), act.reason());
            return true;
        });
        return new Done(
                "This site gets no seed: it asks for the log from now on, and replays it on the rows that it has.");
    }

    @POST
    @Path("seed/discard")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Remove the rows of a seed that is half loaded or failed")
    public JobView discardSeed(@Nullable Wish wish, @Context SecurityContext user) {
        Act act = Act.of(wish, user);
        return started(() -> site.jobs().discardSeed(act.who(), act.reason()));
    }

    @POST
    @Path("{id}/cancel")
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    @Operation(summary = "End a job at its next step; what it has committed stays")
    public JobView cancel(@PathParam("id") long id, @Nullable Wish wish, @Context SecurityContext user) {
        Act act = Act.of(wish, user);
        return started(() -> site.jobs().cancel(id, act.who(), act.reason()));
    }

    /** Which events, how, into which file, and why; {@code to} null for all that are here, {@code from} null for the first. */
    public record Export(
            @Nullable Long from,
            @Nullable Long to,
            @Nullable String format,
            @Nullable String file,
            @Nullable String reason) {}

    /** Which file, and why. */
    public record Import(@Nullable String file, @Nullable String reason) {}

    @POST
    @Path("export")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Write a part of this site's log into a new file of its export folder, as json or xml")
    public JobView export(@Nullable Export wish, @Context SecurityContext user) {
        Export asked = wish == null ? new Export(null, null, null, null, null) : wish;
        Act act = Act.of(new Wish(asked.reason()), user);
        ExportRequest export = new ExportRequest(
                asked.from() == null ? 1 : asked.from(),
                asked.to() == null ? Long.MAX_VALUE : asked.to(),
                asked.format() == null ? "json" : asked.format(),
                asked.file() == null ? "" : asked.file());
        return started(() -> site.jobs().export(export, act.who(), act.reason()));
    }

    @POST
    @Path("import")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Store what an export in this secondary's export folder holds and this site does not have")
    public JobView load(@Nullable Import wish, @Context SecurityContext user) {
        Act act = Act.of(wish == null ? null : new Wish(wish.reason()), user);
        String file = wish == null || wish.file() == null ? "" : wish.file();
        return started(() -> site.jobs().load(file, act.who(), act.reason()));
    }

    private static Act act(@Nullable Comparison wish, SecurityContext user) {
        return Act.of(wish == null ? null : new Wish(wish.reason()), user);
    }

    private static String other(@Nullable Comparison wish) {
        return named(wish == null ? null : wish.site());
    }

    private static String named(@Nullable String other) {
        if (other == null || other.isBlank()) {
            throw new RefusedRequestException("The other site is missing.", "Name it in \"site\".");
        }
        return other.strip();
    }

    private static Set<String> tables(@Nullable Comparison wish) {
        return upper(Given.of(
                wish == null ? null : wish.tables(),
                "tables",
                "Name those that are to be compared, or send [] for all."));
    }

    private static Set<String> upper(@Nullable List<String> tables) {
        return tables == null
                ? Set.of()
                : tables.stream().map(table -> table.toUpperCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    private static JobView started(Supplier<Job> start) {
        return JobView.of(sensible(start));
    }

    private static <T> T sensible(Supplier<T> act) {
        try {
            return act.get();
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new RefusedRequestException(
                    String.valueOf(e.getMessage()), "Correct it and send it again; nothing was changed.");
        }
    }
}
